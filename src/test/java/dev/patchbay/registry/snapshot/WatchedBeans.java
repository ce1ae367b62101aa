package dev.patchbay.registry.snapshot;

import dev.patchbay.registry.reload.HotReload;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.util.AnnotationLiteral;

/** Marks the beans of the product that a test looks into, so that they stay as they are. */
public class WatchedBeans implements Extension {
  void registry(@Observes ProcessAnnotatedType<InternalRegistry> type) {
    type.configureAnnotatedType().add(new Literal());
  }

  void hotReload(@Observes ProcessAnnotatedType<HotReload> type) {
    type.configureAnnotatedType().add(new Literal());
  }

  private static final class Literal extends AnnotationLiteral<Watched> implements Watched {
    private static final long serialVersionUID = 1L;
  }
}
