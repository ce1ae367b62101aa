package dev.patchbay.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.change.UnreadableConnectors;
import dev.patchbay.registry.node.ServingNode;
import dev.patchbay.registry.node.StoreAccess;
import dev.patchbay.registry.node.StoreAccess.Trouble;
import dev.patchbay.registry.snapshot.InternalRegistry;
import dev.patchbay.registry.snapshot.InvalidationCounters;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.registry.snapshot.TenantRegistry;
import dev.patchbay.registry.source.SourceLedger;
import dev.patchbay.registry.source.SourceStates;
import jakarta.ejb.ConcurrentAccessException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.spi.HealthCheckResponseProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HealthChecksTest {
  private static final Instant AT = Instant.parse("2026-11-30T12:00:00Z");
  private static final ProjectKey PROJECT =
      new ProjectKey(new TenantId("acme"), new ProjectId("sales"));

  @BeforeAll
  static void standInForTheServer() {
    HealthCheckResponse.setResponseProvider(new PlainProvider());
  }

  @AfterAll
  static void leave() {
    HealthCheckResponse.setResponseProvider(null);
  }

  @Test
  void runningApplicationIsAlive() {
    HealthCheckResponse response = new ApplicationHealthCheck().call();

    assertThat(response.getName()).isEqualTo("patchbay");
    assertThat(response.getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void readableRegistryIsReady() {
    HealthCheckResponse response =
        new RegistryHealthCheck(new Snapshots(new InternalRegistry())).call();

    assertThat(response.getName()).isEqualTo("registry");
    assertThat(response.getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void registryWithALockTimeoutIsNotReady() {
    HealthCheckResponse response =
        new RegistryHealthCheck(new Snapshots(new StuckRegistry())).call();

    assertThat(response.getStatus()).isEqualTo(Status.DOWN);
    assertThat(response.getData()).isEmpty();
  }

  @Test
  void invalidAndMissingFilesDoNotAffectReadiness() {
    SourceLedger sources = new SourceLedger(new InvalidationCounters());
    SourceStates.inError(sources, PROJECT, "crm");
    SourceStates.inError(sources, PROJECT, "erp");
    SourceStates.missing(sources, PROJECT, "cms");

    HealthCheckResponse response = new DescriptorsHealthCheck(sources).call();

    assertThat(response.getName()).isEqualTo("descriptors");
    assertThat(response.getStatus()).isEqualTo(Status.UP);
    assertThat(response.getData()).contains(Map.of("in_error", 2L, "source_missing", 1L));
  }

  @Test
  void unreachableStoreIsReportedAndTheNodeStaysReady() {
    HealthCheckResponse response = storeReady(new Trouble("cannot be reached", AT, true));

    assertThat(response.getStatus()).isEqualTo(Status.UP);
    assertThat(response.getData().orElseThrow()).containsEntry("trouble", "cannot be reached");
  }

  @Test
  void readOnlyStoreIsNotReadyWithAReason() {
    HealthCheckResponse response = storeReady(new Trouble("can only be read", AT, false));

    assertThat(response.getStatus()).isEqualTo(Status.DOWN);
    assertThat(response.getData().orElseThrow()).containsEntry("trouble", "can only be read");
  }

  private static HealthCheckResponse storeReady(Trouble trouble) {
    return new StoreHealthCheck(
            ServingNode.state(), new TroubledStore(trouble), new UnreadableConnectors())
        .call();
  }

  /** A store that only reports trouble. */
  private record TroubledStore(Trouble known) implements StoreAccess {
    @Override
    public void open() {}

    @Override
    public Optional<Trouble> trouble() {
      return Optional.of(known);
    }

    @Override
    public void requireWritable() {}

    @Override
    public void prune() {}
  }

  private static final class StuckRegistry extends InternalRegistry {
    @Override
    public Map<TenantId, TenantRegistry> tenants() {
      throw new ConcurrentAccessException("no lock in time");
    }
  }

  private static final class PlainProvider implements HealthCheckResponseProvider {
    @Override
    public HealthCheckResponseBuilder createResponseBuilder() {
      return new PlainBuilder();
    }
  }

  private static final class PlainBuilder extends HealthCheckResponseBuilder {
    private final Map<String, Object> data = new TreeMap<>();
    private String name = "";
    private Status status = Status.DOWN;

    @Override
    public HealthCheckResponseBuilder name(String newName) {
      name = newName;
      return this;
    }

    @Override
    public HealthCheckResponseBuilder withData(String key, String value) {
      data.put(key, value);
      return this;
    }

    @Override
    public HealthCheckResponseBuilder withData(String key, long value) {
      data.put(key, value);
      return this;
    }

    @Override
    public HealthCheckResponseBuilder withData(String key, boolean value) {
      data.put(key, value);
      return this;
    }

    @Override
    public HealthCheckResponseBuilder up() {
      return status(true);
    }

    @Override
    public HealthCheckResponseBuilder down() {
      return status(false);
    }

    @Override
    public HealthCheckResponseBuilder status(boolean up) {
      status = up ? Status.UP : Status.DOWN;
      return this;
    }

    @Override
    public HealthCheckResponse build() {
      return new HealthCheckResponse(
          name, status, data.isEmpty() ? Optional.empty() : Optional.of(data));
    }
  }
}
