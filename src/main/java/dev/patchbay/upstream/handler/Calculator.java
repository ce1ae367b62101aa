package dev.patchbay.upstream.handler;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.JsonText;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.json.JsonValue.JsonLiteral;
import dev.patchbay.upstream.json.JsonValue.JsonObject;
import dev.patchbay.upstream.json.JsonValues;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * Sample calculator, {@code math.*}: from {@code a} and {@code b} to {@code result}, in decimal
 * arithmetic of 34 digits, so that 0.1 + 0.2 is 0.3.
 */
@SingletonBean
public class Calculator {
  private static final MathContext DIGITS = MathContext.DECIMAL128;
  private static final int MOST_PLAIN_DIGITS = 40;
  private static final int LARGEST_EXPONENT = 1000;

  @Produces
  @Singleton
  @ToolHandlerName("math.add")
  ToolHandler add() {
    return call -> calculate(call, (a, b) -> a.add(b, DIGITS));
  }

  @Produces
  @Singleton
  @ToolHandlerName("math.subtract")
  ToolHandler subtract() {
    return call -> calculate(call, (a, b) -> a.subtract(b, DIGITS));
  }

  @Produces
  @Singleton
  @ToolHandlerName("math.multiply")
  ToolHandler multiply() {
    return call -> calculate(call, (a, b) -> a.multiply(b, DIGITS));
  }

  @Produces
  @Singleton
  @ToolHandlerName("math.divide")
  ToolHandler divide() {
    return call ->
        number(call, "b").filter(b -> b.signum() == 0).isPresent()
            ? ToolResult.error("Division by zero has no result; b must not be 0.")
            : calculate(call, (a, b) -> a.divide(b, DIGITS));
  }

  private static ToolResult calculate(ToolCall call, BinaryOperator<BigDecimal> operation) {
    Optional<BigDecimal> a = number(call, "a");
    Optional<BigDecimal> b = number(call, "b");
    if (a.isEmpty() || b.isEmpty()) {
      return ToolResult.error("a and b are numbers with exponents of at most three digits.");
    }
    String result = plain(operation.apply(a.get(), b.get()).stripTrailingZeros());
    return ToolResult.json(new JsonText("{\"result\":" + result + "}"));
  }

  private static Optional<BigDecimal> number(ToolCall call, String name) {
    return JsonValues.read(call.arguments()) instanceof JsonObject arguments
        ? arguments
            .find(name)
            .filter(JsonLiteral.class::isInstance)
            .map(value -> ((JsonLiteral) value).literal())
            .flatMap(Calculator::parse)
        : Optional.empty();
  }

  private static Optional<BigDecimal> parse(String literal) {
    try {
      BigDecimal number = new BigDecimal(literal);
      boolean small = Math.abs((long) number.scale()) + number.precision() <= LARGEST_EXPONENT;
      return small ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String plain(BigDecimal number) {
    boolean few = Math.abs(number.scale()) + number.precision() <= MOST_PLAIN_DIGITS;
    return few ? number.toPlainString() : number.toString();
  }
}
