package dev.patchbay.registry.audit;

import java.util.List;

/** Permits for tests that look at what a store does, not at its trail. */
public final class Permits {
  /** Without records and for every caller. */
  public static final CommitPermit FREE = of(List.of());

  private Permits() {}

  public static CommitPermit of(List<AuditRecord> records) {
    return new CommitPermit(records, () -> {});
  }
}
