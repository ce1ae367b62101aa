package dev.patchbay.store;

import static dev.patchbay.registry.snapshot.Projects.ANN;
import static dev.patchbay.registry.snapshot.Projects.NOW;
import static dev.patchbay.registry.snapshot.Projects.connector;
import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Revision;
import dev.patchbay.model.Rule;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.Threads;
import dev.patchbay.registry.audit.Permits;
import dev.patchbay.registry.change.ImportBatch;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.change.QuotaSettings;
import dev.patchbay.registry.change.RegistryImport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Contract of every store for the quotas of tenants. */
public abstract class QuotaContract {
  private static final int THREADS = 64;
  private static final Set<FailureKind> BUSY =
      Set.of(FailureKind.BUSY, FailureKind.STORE_UNAVAILABLE);
  private static final int PROJECTS = 20;
  private static final long MANY_BYTES = QuotaSettings.DEFAULT.keptBytes();
  private static final long FEW_BYTES = 20_000;

  /** A store with quotas, as one node sees it. */
  public record QuotaNode(Ports ports, RegistryImport imports) {}

  /** All nodes of an empty store. */
  protected abstract List<QuotaNode> open(QuotaSettings quota);

  @Test
  void concurrentCreatesReachTheQuotaExactly() {
    List<QuotaNode> nodes = open(new QuotaSettings(PROJECTS, MANY_BYTES));
    AtomicInteger created = new AtomicInteger();

    Threads.together(
        THREADS,
        thread -> {
          Ports node = nodes.get(thread % nodes.size()).ports();
          if (fits(Rule.PROJECT_LIMIT, () -> node.create(key("acme", "p" + thread)))) {
            created.incrementAndGet();
          }
        });

    assertThat(created).hasValue(PROJECTS);
    assertThat(nodes.get(0).ports().store().projects()).hasSize(PROJECTS);
  }

  @Test
  void deletedProjectMakesRoomInItsTenantOnly() {
    Ports ports = open(new QuotaSettings(1, MANY_BYTES)).get(0).ports();
    ports.create(key("acme", "first"));
    ports.create(key("globex", "first"));
    assertThat(fits(Rule.PROJECT_LIMIT, () -> ports.create(key("acme", "second")))).isFalse();

    ports.remove(key("acme", "first"));

    assertThat(fits(Rule.PROJECT_LIMIT, () -> ports.create(key("acme", "second")))).isTrue();
    assertThat(ports.store().projects())
        .containsExactlyInAnyOrder(key("acme", "second"), key("globex", "first"));
  }

  @Test
  void importAboveTheQuotaIsRefusedAsAWhole() {
    QuotaNode node = open(new QuotaSettings(3, MANY_BYTES)).get(0);
    node.ports().create(key("acme", "there"));

    assertThat(fits(Rule.PROJECT_LIMIT, () -> node.imports().commitAll(batch(3), Permits.FREE)))
        .isFalse();
    assertThat(node.ports().store().projects()).containsExactly(key("acme", "there"));
    assertThat(fits(Rule.PROJECT_LIMIT, () -> node.imports().commitAll(batch(2), Permits.FREE)))
        .isTrue();
  }

  private static ImportBatch batch(int projects) {
    List<ProjectChange> changes = new ArrayList<>();
    Map<ProjectKey, Optional<ProjectRegistry>> before = new HashMap<>();
    for (int i = 0; i < projects; i++) {
      ProjectRegistry empty = ProjectRegistry.empty(key("acme", "new" + i), NOW);
      before.put(empty.key(), Optional.empty());
      changes.add(ProjectChange.creation(empty, ANN, NOW));
      changes.add(ProjectChange.putting(empty, connector("crm", "get"), ANN, NOW));
    }
    return new ImportBatch(changes, before, List.of());
  }

  @Test
  void concurrentInstallsKeepAsManyBytesAsSequentialOnes() {
    List<QuotaNode> nodes = open(new QuotaSettings(1_000, FEW_BYTES));
    AtomicInteger oneByOne = new AtomicInteger();
    AtomicInteger together = new AtomicInteger();

    for (int i = 0; i < THREADS; i++) {
      installInto("globex", i, nodes, oneByOne);
    }
    Threads.together(THREADS, thread -> installInto("acme", thread, nodes, together));

    assertThat(together.get()).isEqualTo(oneByOne.get()).isBetween(2, THREADS - 1);
  }

  private static void installInto(
      String tenant, int number, List<QuotaNode> nodes, AtomicInteger installed) {
    Ports node = nodes.get(number % nodes.size()).ports();
    ProjectKey project = key(tenant, "p" + (100 + number));
    assertThat(fits(Rule.PROJECT_LIMIT, () -> node.create(project))).isTrue();
    if (fits(Rule.KEPT_BYTES, () -> node.put(project, connector("crm", "get")))) {
      installed.incrementAndGet();
    }
  }

  @Test
  void fullTenantMayMakeChangesThatNeedNoRoom() {
    Ports ports = open(new QuotaSettings(1_000, FEW_BYTES)).get(0).ports();
    ProjectKey shop = key("acme", "shop");
    ports.create(shop);
    int there = fill(ports, shop);
    Revision full = ports.log().last();

    ports.put(shop, connector("c1", "get").withEnabled(false));

    assertThat(there).isGreaterThan(1);
    assertThat(ports.log().last()).isEqualTo(new Revision(full.value() + 1));
    assertThat(ports.project(shop).connectors().stream()).hasSize(there);
  }

  @Test
  void uninstalledConnectorsAndDeletedProjectsMakeRoom() {
    Ports ports = open(new QuotaSettings(1_000, FEW_BYTES)).get(0).ports();
    ProjectKey shop = key("acme", "shop");
    ports.create(shop);
    int there = fill(ports, shop);

    for (int i = 0; i < 4; i++) {
      ports.uninstall(shop, connector("c" + i, "get"));
    }
    for (int i = 0; i < 4; i++) {
      ports.put(shop, connector("n" + i, "get"));
    }

    assertThat(ports.versions().of(shop, connector("c0", "get").name())).isEmpty();
    assertThat(ports.versions().of(shop, connector("c4", "get").name())).hasSize(1);
    ports.remove(shop);
    ports.create(shop);
    assertThat(fill(ports, shop)).isEqualTo(there);
  }

  /** The number of connectors that fitted. */
  private static int fill(Ports ports, ProjectKey project) {
    int installed = 0;
    while (true) {
      String name = "c" + installed;
      if (!fits(Rule.KEPT_BYTES, () -> ports.put(project, connector(name, "get")))) {
        return installed;
      }
      installed++;
    }
  }

  /**
   * False when the quota of this rule refuses; any other failure fails the test. BUSY changes
   * nothing and is retried.
   */
  protected static boolean fits(Rule rule, Runnable change) {
    MCPRuntimeException refusal;
    do {
      refusal = catchThrowableOfType(MCPRuntimeException.class, change::run);
    } while (refusal != null && BUSY.contains(refusal.kind()));
    if (refusal != null) {
      assertThat(refusal.kind()).isEqualTo(FailureKind.VALIDATION_ERROR);
      assertThat(refusal.problems()).extracting(Problem::rule).containsExactly(rule);
      assertThat(refusal.detail()).contains("patchbay.limits.");
    }
    return refusal == null;
  }
}
