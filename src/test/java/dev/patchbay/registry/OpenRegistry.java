package dev.patchbay.registry;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;

/** A registry wired by hand, for tests in other packages. */
public final class OpenRegistry {
  public static final Caller ANN = PlainRegistry.ANN;
  public static final ProjectId SHOP = PlainRegistry.SHOP;

  private final PlainRegistry registry = new PlainRegistry(new FakeSourceFiles());

  public RegistryService service() {
    return registry.service;
  }
}
