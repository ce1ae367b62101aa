package dev.patchbay.registry.reading;

/** Port: which handlers the server has for endpoints that are no address. */
@FunctionalInterface
public interface HandlerNames {
  boolean contains(String name);
}
