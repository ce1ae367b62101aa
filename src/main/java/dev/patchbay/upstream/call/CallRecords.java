package dev.patchbay.upstream.call;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.operator.CorrelationId;
import dev.patchbay.upstream.Invocation;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Counts each finished call and logs one line about it, without arguments or results. */
@SingletonBean
class CallRecords {
  private static final Logger LOG = System.getLogger("dev.patchbay.calls");

  private final RegistryService registry;

  @Inject
  CallRecords(RegistryService registry) {
    this.registry = registry;
  }

  void add(Caller caller, ToolRequest request, Invocation invocation, Outcome outcome) {
    registry.countCall(
        request.project(),
        request.connector().name(),
        request.tool().name(),
        invocation.took(),
        outcome.label());
    // All values have restricted alphabets, so quoting is not needed.
    LOG.log(
        Level.INFO,
        () ->
            "tool-call id="
                + invocation.id()
                + " project="
                + request.project()
                + " caller="
                + caller.id().replaceAll("[^A-Za-z0-9._:@-]", "_")
                + " tool="
                + request.entry().exposedName()
                + " outcome="
                + outcome.label()
                + " took_ms="
                + invocation.took().toMillis()
                + " correlation="
                + CorrelationId.current().orElse("-"));
  }
}
