package dev.patchbay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.budget.MemoryBudget;
import dev.patchbay.registry.budget.MemorySettings;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryFilterTest {
  private static final long MIB = 1024 * 1024;
  private static final int CAP = 4 * 1024 * 1024;

  private final MemoryBudget budget = new MemoryBudget(new MemorySettings(64 * MIB, 32 * MIB));
  private final MemoryFilter filter = new MemoryFilter();
  private final Map<String, Object> attributes = new HashMap<>();
  private final List<AsyncListener> listeners = new ArrayList<>();
  private final AsyncContext async =
      fake(
          AsyncContext.class,
          (method, arguments) ->
              method.equals("addListener") ? listeners.add((AsyncListener) arguments[0]) : null);
  private final HttpServletRequest request = fake(HttpServletRequest.class, this::answer);
  private final HttpServletResponse response =
      fake(HttpServletResponse.class, (method, arguments) -> null);

  private interface Answers {
    Object answer(String method, Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                method.getReturnType() == void.class
                    ? done(answers.answer(method.getName(), arguments))
                    : answers.answer(method.getName(), arguments)));
  }

  private static Object done(Object ignored) {
    return null;
  }

  private Object answer(String method, Object[] arguments) {
    return switch (method) {
      case "getAttribute" -> attributes.get((String) arguments[0]);
      case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
      case "startAsync" -> async;
      default -> throw new UnsupportedOperationException(method);
    };
  }

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // No container injects here.
  void letIn() {
    filter.budget = budget;
    Caller caller = new Caller(new TenantId("acme"), "ann", Set.of(Role.CALLER), Optional.empty());
    Callers.set(request, caller);
  }

  @Test
  void reservationIsReleasedWhenTheRequestEnds() throws Exception {
    pass(
        (given, answer) -> {
          RequestMemory.of(given).grow(10 * MIB);
          assertThat(budget.inUse()).isGreaterThan(9 * MIB);
        });

    assertThat(budget.inUse()).isZero();
  }

  @Test
  void reservationIsReleasedWhenTheRequestFails() {
    assertThatThrownBy(
            () ->
                pass(
                    (given, answer) -> {
                      RequestMemory.of(given).grow(10 * MIB);
                      throw new ServletException("defect");
                    }))
        .isInstanceOf(ServletException.class);

    assertThat(budget.inUse()).isZero();
  }

  @Test
  void asynchronousAnswerKeepsItsReservationUntilCompletion() throws Exception {
    pass(
        (given, answer) -> {
          given.startAsync();
          RequestMemory.of(given).grow(10 * MIB);
        });

    assertThat(budget.inUse()).isGreaterThan(9 * MIB);
    for (AsyncListener each : listeners) {
      each.onComplete(new AsyncEvent(async));
    }
    assertThat(budget.inUse()).isZero();
  }

  @Test
  void answerCompletedBeforeTheThreadLeavesIsReleased() throws Exception {
    pass(
        (given, answer) -> {
          given.startAsync();
          RequestMemory.of(given).grow(10 * MIB);
          listeners.get(0).onComplete(new AsyncEvent(async));
          assertThat(budget.inUse()).isZero();
        });

    assertThat(budget.inUse()).isZero();
  }

  @Test
  void bodyBeyondTheBudgetIsRefusedUnread() throws Exception {
    try (MemoryBudget.Reservation other = budget.open(new TenantId("acme"))) {
      other.grow(30 * MIB);

      pass(
          (given, answer) ->
              assertThatExceptionOfType(MCPRuntimeException.class)
                  .isThrownBy(() -> body(given).read(untouched(), MIB))
                  .returns(FailureKind.BUSY, MCPRuntimeException::kind));
    }
    assertThat(budget.inUse()).isZero();
  }

  @Test
  void bodyIsReadWithAnyAnnouncedLength() throws Exception {
    byte[] sent = new byte[100_000];
    sent[99_999] = 7;

    pass(
        (given, answer) -> {
          assertThat(body(given).read(new ByteArrayInputStream(sent), -1)).isEqualTo(sent);
          assertThat(body(given).read(new ByteArrayInputStream(sent), 100_000)).isEqualTo(sent);
          assertThat(budget.inUse()).isGreaterThan(2 * 10 * 100_000 - 64 * 1024);
        });
  }

  @Test
  void bodyAboveTheCapIsRefused() throws Exception {
    pass(
        (given, answer) -> {
          ReservedBody small = new ReservedBody(1_000, "Too much.", RequestMemory.of(given));
          assertTooLarge(() -> small.read(untouched(), 1_001));
          assertTooLarge(() -> small.read(new ByteArrayInputStream(new byte[1_001]), -1));
          assertThat(small.read(new ByteArrayInputStream(new byte[1_000]), -1)).hasSize(1_000);
        });
  }

  private static void assertTooLarge(Runnable reading) {
    assertThatExceptionOfType(MCPRuntimeException.class)
        .isThrownBy(reading::run)
        .withMessage("Too much.")
        .returns(FailureKind.TOO_LARGE, MCPRuntimeException::kind);
  }

  private static ReservedBody body(ServletRequest request) {
    return new ReservedBody(CAP, "Too much.", RequestMemory.of(request));
  }

  private static InputStream untouched() {
    return new InputStream() {
      @Override
      public int read() {
        throw new AssertionError("read before there was room");
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        return read();
      }
    };
  }

  private void pass(FilterChain chain) throws IOException, ServletException {
    filter.doFilter(request, response, chain);
  }
}
