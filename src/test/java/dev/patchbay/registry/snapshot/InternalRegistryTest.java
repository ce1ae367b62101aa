package dev.patchbay.registry.snapshot;

import static dev.patchbay.registry.snapshot.Projects.at;
import static dev.patchbay.registry.snapshot.Projects.connector;
import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.Threads;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InternalRegistryTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final ProjectKey SHOP = key("acme", "shop");
  private static final ProjectKey BANK = key("acme", "bank");

  private final InternalRegistry registry = new InternalRegistry();

  @Test
  void publishedSnapshotIsCurrent() {
    ProjectRegistry snapshot = at(SHOP, 3, connector("crm", "get"));

    registry.publish(at(SHOP, 2));
    registry.publish(snapshot);

    assertThat(registry.find(SHOP)).containsSame(snapshot);
  }

  @Test
  void olderOrEqualRevisionIsIgnored() {
    ProjectRegistry current = at(SHOP, 3, connector("crm", "get"));
    registry.publish(current);

    registry.publish(at(SHOP, 2));
    registry.publish(at(SHOP, 3));

    assertThat(registry.find(SHOP)).containsSame(current);
    assertThat(registry.tenant(ACME).stats().connectors()).isEqualTo(1);
  }

  @Test
  void removedProjectIsGone() {
    registry.publish(at(SHOP, 3));

    registry.remove(SHOP, new Revision(4));

    assertThat(registry.find(SHOP)).isEmpty();
    assertThat(registry.tenant(ACME).revision()).isEqualTo(new Revision(4));
  }

  @Test
  void removalOlderThanTheProjectIsIgnored() {
    ProjectRegistry madeAgain = at(SHOP, 5);
    registry.publish(madeAgain);

    registry.remove(SHOP, new Revision(4));
    registry.remove(SHOP, new Revision(5));

    assertThat(registry.find(SHOP)).containsSame(madeAgain);
  }

  @Test
  void recreatedProjectIsThere() {
    registry.publish(at(SHOP, 1));
    registry.remove(SHOP, new Revision(2));
    ProjectRegistry madeAgain = at(SHOP, 3);

    registry.publish(madeAgain);

    assertThat(registry.find(SHOP)).containsSame(madeAgain);
  }

  @Test
  void removingAnAbsentProjectDoesNothing() {
    registry.remove(SHOP, new Revision(9));

    assertThat(registry.tenants()).isEmpty();
  }

  @Test
  void tenantsWithAProjectOfTheSameNameShareNothing() {
    ProjectRegistry acme = at(SHOP, 1, connector("crm", "get"));
    ProjectRegistry globex = at(key("globex", "shop"), 2);

    registry.publish(acme);
    registry.publish(globex);
    registry.remove(key("globex", "shop"), new Revision(3));

    assertThat(registry.find(SHOP)).containsSame(acme);
    assertThat(registry.tenant(ACME).revision()).isEqualTo(new Revision(1));
    assertThat(registry.tenant(new TenantId("globex")).from(Optional.empty())).isEmpty();
  }

  @Test
  void totalsFollowEveryChange() {
    registry.publish(at(SHOP, 1, connector("crm", "get", "list"), connector("wiki", "find")));
    registry.publish(at(BANK, 2, connector("crm", "get").withEnabled(false)));
    registry.publish(at(SHOP, 3, connector("crm", "get")));

    assertThat(registry.tenant(ACME).stats().projects()).isEqualTo(2);
    assertThat(registry.tenant(ACME).stats().connectors()).isEqualTo(2);
    assertThat(registry.tenant(ACME).stats().tools()).isEqualTo(1);

    registry.remove(SHOP, new Revision(4));

    assertThat(registry.tenant(ACME).stats().projects()).isEqualTo(1);
    assertThat(registry.tenant(ACME).stats().connectors()).isEqualTo(1);
    assertThat(registry.tenant(ACME).stats().tools()).isZero();
  }

  @Test
  void projectsComeByNameFromTheStart() {
    registry.publish(at(SHOP, 1));
    registry.publish(at(BANK, 2));
    registry.publish(at(key("acme", "mine"), 3));

    TenantRegistry tenant = registry.tenant(ACME);

    assertThat(tenant.from(Optional.of(new ProjectId("c"))).map(ProjectRegistry::key))
        .containsExactly(key("acme", "mine"), SHOP);
  }

  @Test
  void earlierReadStaysUnchanged() {
    registry.publish(at(SHOP, 1, connector("crm", "get")));
    TenantRegistry before = registry.tenant(ACME);

    registry.publish(at(SHOP, 2, connector("crm", "get"), connector("wiki", "find")));
    registry.remove(SHOP, new Revision(3));

    assertThat(before.find(SHOP.project()).orElseThrow().connectors().count()).isEqualTo(1);
    assertThat(before.stats().connectors()).isEqualTo(1);
  }

  @Test
  void newestOfManyWinsInAnyOrder() {
    Threads.together(
        8,
        thread -> {
          for (int i = 1; i <= 500; i++) {
            registry.publish(at(SHOP, i * 8L + thread));
          }
        });

    assertThat(registry.find(SHOP).orElseThrow().revision()).isEqualTo(new Revision(4007));
    assertThat(registry.tenant(ACME).stats().projects()).isEqualTo(1);
  }
}
