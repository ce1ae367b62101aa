package dev.patchbay.upstream.call;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.budget.JsonWeight;
import dev.patchbay.registry.budget.MemoryNeed;
import dev.patchbay.upstream.UpstreamSettings;
import dev.patchbay.upstream.json.JsonValues;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reports the heap that the largest upstream answer may need, for the check at start. */
@SingletonBean
class AnswerNeed {
  @Produces
  @Singleton
  MemoryNeed largestAnswer(UpstreamSettings settings) {
    int bytes = settings.maxResponseBytes();
    return new MemoryNeed(
        "an answer of an upstream (patchbay.upstream.max-response-bytes)",
        JsonWeight.ofBytes(bytes)
            + JsonWeight.ofValues(Math.min(bytes / 2, JsonValues.MOST_VALUES)));
  }
}
