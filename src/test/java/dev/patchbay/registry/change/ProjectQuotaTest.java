package dev.patchbay.registry.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Problem;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.Rule;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.registry.snapshot.InternalRegistry;
import dev.patchbay.registry.snapshot.Snapshots;
import org.junit.jupiter.api.Test;

class ProjectQuotaTest {
  private static final int ATTEMPTS = 100_000;

  private final PlainRegistry registry = new PlainRegistry(new FakeSourceFiles());

  @Test
  void tenantCannotExceedTenThousandProjects() {
    int refused = 0;

    for (int i = 0; i < ATTEMPTS; i++) {
      try {
        registry.service.ensureProject(ChangeRequest.of(PlainRegistry.ANN, new ProjectId("p" + i)));
      } catch (MCPRuntimeException e) {
        refused++;
        assertThat(e.kind()).isEqualTo(FailureKind.VALIDATION_ERROR);
        assertThat(e.problems()).extracting(Problem::rule).containsExactly(Rule.PROJECT_LIMIT);
      }
    }

    assertThat(refused).isEqualTo(ATTEMPTS - QuotaSettings.DEFAULT.projects());
    assertThat(registry.snapshots.tenant(PlainRegistry.ACME).projects())
        .hasSize(QuotaSettings.DEFAULT.projects());
    assertThat(registry.events.all()).hasSize(QuotaSettings.DEFAULT.projects());
  }

  @Test
  void quotaIsPerTenant() {
    Snapshots snapshots = new Snapshots(new InternalRegistry());
    ProjectQuota one =
        new ProjectQuota(snapshots, new QuotaSettings(1, QuotaSettings.DEFAULT.keptBytes()));
    TenantId acme = PlainRegistry.ACME;

    one.checkRoomFor(acme, 1);
    snapshots.publish(first(acme));

    assertThatExceptionOfType(MCPRuntimeException.class)
        .isThrownBy(() -> one.checkRoomFor(acme, 1));
    one.checkRoomFor(acme, 0);
    one.checkRoomFor(new TenantId("globex"), 1);
  }

  private static ProjectRegistry first(TenantId tenant) {
    ProjectKey key = new ProjectKey(tenant, new ProjectId("first"));
    return ProjectRegistry.empty(key, SettableClock.START).at(new Revision(1), SettableClock.START);
  }

  @Test
  void zeroIsNoLegalLimit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuotaSettings(0, 1))
        .withMessage("patchbay.limits.projects must be at least 1, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuotaSettings(1, 0))
        .withMessage("patchbay.limits.kept-bytes must be at least 1, not 0");
  }
}
