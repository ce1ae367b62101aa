package dev.patchbay.registry.budget;

import dev.patchbay.bean.SingletonBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Start check of limits against the heap: warns of each limit for which one tenant's share of
 * memory is too small. Such requests are refused when they come.
 */
@SingletonBean
class HeapCheck {
  private static final Logger LOG = System.getLogger(HeapCheck.class.getName());
  private static final int MEBIBYTE = 1024 * 1024;

  private final MemorySettings settings;
  private final Instance<MemoryNeed> needs;

  @Inject
  HeapCheck(MemorySettings settings, @Any Instance<MemoryNeed> needs) {
    this.settings = settings;
    this.needs = needs;
  }

  void check(@Observes @Initialized(ApplicationScoped.class) Object applicationStart) {
    needs.forEach(need -> warning(settings, need).ifPresent(HeapCheck::warn));
  }

  private static void warn(String sentence) {
    LOG.log(Level.WARNING, sentence);
  }

  static Optional<String> warning(MemorySettings settings, MemoryNeed need) {
    if (need.bytes() <= settings.mostOfTenant()) {
      return Optional.empty();
    }
    return Optional.of(
        "The heap is small for the limits: "
            + need.what()
            + " may need "
            + need.bytes() / MEBIBYTE
            + " MiB, and a tenant has "
            + settings.mostOfTenant() / MEBIBYTE
            + " MiB ("
            + MemorySettings.MEMORY_PER_TENANT
            + "). Such work is refused. Raise -Xmx to "
            + need.bytes() * 8 / MEBIBYTE
            + " MiB, or lower the limit.");
  }
}
