package dev.patchbay.registry.audit;

import java.util.List;

/** Commit permits for tests that do not check the audit trail. */
public final class Permits {
  /** Without records and without a check. */
  public static final CommitPermit FREE = of(List.of());

  private Permits() {}

  public static CommitPermit of(List<AuditRecord> records) {
    return new CommitPermit(records, () -> {});
  }
}
