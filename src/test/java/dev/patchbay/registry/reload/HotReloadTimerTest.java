package dev.patchbay.registry.reload;

import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.Threads;
import dev.patchbay.registry.change.ChangeRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HotReloadTimerTest {
  private static final Descriptor CRM = Descriptor.of("crm", "1.0.0", "get");

  private final FakeSourceFiles files = new FakeSourceFiles();
  private final PlainRegistry registry = new PlainRegistry(files);
  private final HotReloadTimer timer = new HotReloadTimer();

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // this is the framework here
  void installOneFile() {
    timer.hotReload = () -> registry.hotReload;
    files.write("crm.yaml", CRM);
    registry.installFile("crm.yaml");
    files.forgetUse();
  }

  @Test
  void tickChecksEveryFile() {
    timer.tick();
    timer.tick();

    assertThat(files.looks()).containsExactly("crm.yaml", "crm.yaml");
  }

  @Test
  void tickDuringACheckIsSkipped() {
    CountDownLatch looking = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    files.whenLookedAt(
        path -> {
          looking.countDown();
          Threads.await(goOn);
        });
    CompletableFuture<Void> first = CompletableFuture.runAsync(timer::tick);
    Threads.await(looking);

    timer.tick();

    goOn.countDown();
    first.join();
    assertThat(files.looks()).containsExactly("crm.yaml");
  }

  @Test
  void failedCheckIsFollowedByTheNext() {
    files.whenLookedAt(
        path -> {
          throw new StackOverflowError("a check that fails");
        });
    timer.tick();
    files.whenLookedAt(path -> {});
    files.write("crm.yaml", CRM.version("2.0.0"));

    timer.tick();

    assertThat(registry.connector("crm").version().text()).isEqualTo("2.0.0");
  }

  @Test
  void tickWithoutProjectsDoesNothing() {
    registry.service.uninstall(ChangeRequest.of(ANN, SHOP), new ConnectorName("crm"));
    registry.service.removeProject(ChangeRequest.of(ANN, SHOP));

    timer.tick();

    assertThat(files.looks()).isEmpty();
  }
}
