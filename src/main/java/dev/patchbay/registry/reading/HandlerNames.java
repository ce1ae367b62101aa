package dev.patchbay.registry.reading;

/** Port: the named Java handlers of this server. */
@FunctionalInterface
public interface HandlerNames {
  boolean contains(String name);
}
