package dev.patchbay.api.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.api.answer.ExhaustedShare;
import dev.patchbay.api.body.Bodies;
import dev.patchbay.registry.OpenRegistry;
import dev.patchbay.upstream.call.CallPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls and dry runs on the threads of calls: refused where the project's share is taken. */
@SuppressWarnings("UnnecessaryAssignment") // There is no container that would fill the fields.
class SharedCallsTest {
  @ParameterizedTest
  @ValueSource(strings = {"{\"dry_run\":true}", "{}"})
  void callsAndDryRunsAreRefusedAtOnce(String body) {
    try (ExhaustedShare share = new ExhaustedShare()) {
      InvocationsResource resource = new InvocationsResource();
      resource.answers = share.answers();

      resource.invoke(
          share.request(),
          share.response(),
          OpenRegistry.SHOP.value(),
          "sums__add",
          Bodies.json(body));

      assertThat(share.answer()).isDone();
      assertThat(((InvocationView) share.answer().join()).error()).contains(CallPool.TOO_BUSY);
    }
  }
}
