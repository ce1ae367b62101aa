package dev.patchbay.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import java.util.List;

/** Catches the failure of a call; fails the test when the call succeeds. */
public final class Failures {
  private Failures() {}

  public static MCPRuntimeException of(Runnable call) {
    Throwable thrown = catchThrowable(call::run);
    assertThat(thrown).isInstanceOf(MCPRuntimeException.class);
    return (MCPRuntimeException) thrown;
  }

  public static FailureKind kindOf(Runnable call) {
    return of(call).kind();
  }

  public static List<Rule> rulesOf(Runnable call) {
    return of(call).problems().stream().map(Problem::rule).toList();
  }
}
