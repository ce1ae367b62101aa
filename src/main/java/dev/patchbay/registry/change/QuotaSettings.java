package dev.patchbay.registry.change;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.Config;

/**
 * Storage quotas per tenant. The store checks them in the transaction of the change, so that they
 * hold exactly across nodes.
 *
 * @param projects that a tenant may have
 * @param keptBytes bytes of versions and configs that a tenant may keep
 */
public record QuotaSettings(int projects, long keptBytes) {
  /** The bytes equal the limit of one import. */
  public static final QuotaSettings DEFAULT = new QuotaSettings(10_000, 256L * 1024 * 1024);

  private static final String PROJECTS = "patchbay.limits.projects";
  private static final String KEPT_BYTES = "patchbay.limits.kept-bytes";

  /** Estimated cost of a row in addition to its text. */
  public static final int BYTES_OF_A_ROW = 512;

  public QuotaSettings {
    require(PROJECTS, projects);
    require(KEPT_BYTES, keptBytes);
  }

  private static void require(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }

  /**
   * Fails with VALIDATION_ERROR when the number of projects exceeds the quota.
   *
   * @param wanted including the existing projects
   */
  public void requireProjects(long wanted) {
    if (wanted > projects) {
      throw MCPRuntimeException.invalid(
          Rule.PROJECT_LIMIT,
          "A tenant may have at most " + projects + " projects (" + PROJECTS + ").");
    }
  }

  /**
   * Fails with VALIDATION_ERROR when the bytes exceed the quota.
   *
   * @param wanted including the existing bytes
   */
  public void requireBytes(long wanted) {
    if (wanted > keptBytes) {
      throw MCPRuntimeException.invalid(
          Rule.KEPT_BYTES,
          "A tenant may keep "
              + keptBytes
              + " bytes of versions and configs ("
              + KEPT_BYTES
              + "), and this would be "
              + wanted
              + ". Uninstall connectors or delete projects.");
    }
  }

  /** Is this the failure of {@link #requireBytes}? Dropping old versions may help then. */
  public static boolean isOutOfBytes(MCPRuntimeException failure) {
    return failure.problems().stream().map(Problem::rule).anyMatch(Rule.KEPT_BYTES::equals);
  }

  /** Reads the quotas by MicroProfile Config. */
  @SingletonBean
  public static class Reader {
    @Produces
    @jakarta.inject.Singleton
    public QuotaSettings read(Config config) {
      SettingValues values = new SettingValues(config);
      return new QuotaSettings(
          values.number(PROJECTS, DEFAULT.projects()),
          values.bytes(KEPT_BYTES).orElse(DEFAULT.keptBytes()));
    }
  }
}
