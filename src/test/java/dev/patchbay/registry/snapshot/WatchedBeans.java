package dev.patchbay.registry.snapshot;

import dev.patchbay.registry.reload.HotReload;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.util.AnnotationLiteral;

/** Marks the product's beans that a test watches, so that they need no change. */
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
