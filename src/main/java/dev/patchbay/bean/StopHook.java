package dev.patchbay.bean;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Shutdown hook of the JVM that fires {@link NodeStopping}. {@code @PreDestroy} is too late for
 * open answers: WildFly closes their connections first, and Open Liberty waits 30 s for them.
 * Removed when the application stops alone.
 */
@SingletonBean
public class StopHook {
  private static final Logger LOG = System.getLogger(StopHook.class.getName());

  private final Event<NodeStopping> stopping;
  private final Thread hook = new Thread(this::fire, "patchbay-stop");

  @Inject
  StopHook(Event<NodeStopping> stopping) {
    this.stopping = stopping;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void fire() {
    try {
      stopping.fire(new NodeStopping());
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The application has stopped already.", e);
    }
  }

  @PreDestroy
  void stop() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "The process stops, so the hook has run.", e);
    }
  }
}
