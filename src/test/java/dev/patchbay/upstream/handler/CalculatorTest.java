package dev.patchbay.upstream.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.JsonText;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.ToolResult;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalculatorTest {
  private static final ProjectKey PROJECT =
      new ProjectKey(new TenantId("acme"), new ProjectId("shop"));

  private final Calculator calculator = new Calculator();

  @ParameterizedTest
  @CsvSource({
    "add, 1, 2, 3",
    "add, 0.1, 0.2, 0.3",
    "add, 1e3, 1, 1001",
    "subtract, 1, 2.5, -1.5",
    "multiply, 1.50, 2, 3",
    "multiply, 12345678901234567890, 10, 123456789012345678900",
    "divide, 1, 4, 0.25",
    "divide, 1, 3, 0.3333333333333333333333333333333333",
    "divide, 1e500, 1e-400, 1E+900",
  })
  void resultsAreExactDecimals(String operation, String a, String b, String result) {
    assertThat(run(operation, "{\"a\":" + a + ",\"b\":" + b + "}"))
        .isEqualTo(ToolResult.json(new JsonText("{\"result\":" + result + "}")));
  }

  @Test
  void divisionByZeroIsAnErrorResult() {
    assertThat(run("divide", "{\"a\":1,\"b\":0.0}"))
        .isEqualTo(ToolResult.error("Division by zero has no result; b must not be 0."));
  }

  @Test
  void numbersThatWouldTakeForeverAreRefused() {
    assertThat(run("add", "{\"a\":1e999999999,\"b\":1}").isError()).isTrue();
  }

  private ToolResult run(String operation, String arguments) {
    ToolHandler handler =
        switch (operation) {
          case "add" -> calculator.add();
          case "subtract" -> calculator.subtract();
          case "multiply" -> calculator.multiply();
          default -> calculator.divide();
        };
    return handler.handle(
        new ToolCall(PROJECT, new JsonText(arguments), Map.of(), CallContext.plain()));
  }
}
