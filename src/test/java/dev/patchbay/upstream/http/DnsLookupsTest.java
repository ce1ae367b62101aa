package dev.patchbay.upstream.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.model.TenantId;
import dev.patchbay.upstream.Deadline;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DnsLookupsTest {
  private static final List<InetAddress> HERE = List.of(InetAddress.getLoopbackAddress());

  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private final DnsLookups names = new DnsLookups(this::lookup);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    release.countDown();
    threads.shutdown();
  }

  private List<InetAddress> lookup(String host) throws UnknownHostException {
    asked.incrementAndGet();
    if (host.startsWith("slow")) {
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (host.startsWith("none")) {
      throw new UnknownHostException(host);
    }
    return HERE;
  }

  private List<InetAddress> find(String host, Duration patience) throws Exception {
    return find("acme", host, patience);
  }

  private List<InetAddress> find(String tenant, String host, Duration patience) throws Exception {
    return DnsLookups.within(
        new TenantId(tenant), Deadline.after(patience), () -> names.lookup(host));
  }

  @Test
  void concurrentLookupsOfANameAreShared() throws Exception {
    List<Future<List<InetAddress>>> found = new ArrayList<>();
    Callable<List<InetAddress>> search = () -> find("slow.test", Duration.ofSeconds(20));
    for (int i = 0; i < 200; i++) {
      found.add(threads.submit(search));
    }
    await().untilAsserted(() -> assertThat(asked).hasValue(1));

    // Two hundred waiting calls use one thread.
    assertThat(find("quick.test", Duration.ofSeconds(5))).isEqualTo(HERE);

    release.countDown();
    for (Future<List<InetAddress>> each : found) {
      assertThat(each.get()).isEqualTo(HERE);
    }
  }

  @Test
  void lookupsAboveTheLimitWait() throws Exception {
    List<Future<List<InetAddress>>> found = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String tenant = "tenant" + i % 4;
      String host = "slow-" + i + ".test";
      found.add(threads.submit(() -> find(tenant, host, Duration.ofSeconds(20))));
    }
    await().untilAsserted(() -> assertThat(asked).hasValue(64));

    release.countDown();

    for (Future<List<InetAddress>> each : found) {
      assertThat(each.get()).isEqualTo(HERE);
    }
  }

  @Test
  void slowLookupsOfATenantLeaveThreadsToOthers() throws Exception {
    List<Future<List<InetAddress>>> found = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      String host = "slow-" + i + ".test";
      found.add(threads.submit(() -> find(host, Duration.ofSeconds(20))));
    }
    await().untilAsserted(() -> assertThat(asked).hasValue(48));

    assertThatThrownBy(() -> find("one-more.test", Duration.ofSeconds(20)))
        .isInstanceOf(UnknownHostException.class);
    assertThat(find("bank", "quick.test", Duration.ofSeconds(20))).isEqualTo(HERE);

    release.countDown();
    for (Future<List<InetAddress>> each : found) {
      assertThat(each.get()).isEqualTo(HERE);
    }
    await()
        .ignoreExceptions()
        .until(() -> find("one-more.test", Duration.ofSeconds(20)).equals(HERE));
  }

  @Test
  void noCallWaitsForTheLookupOfAnotherTenant() throws Exception {
    Future<List<InetAddress>> waiting =
        threads.submit(() -> find("evil", "slow.test", Duration.ofSeconds(20)));
    await().untilAsserted(() -> assertThat(asked).hasValue(1));
    Future<List<InetAddress>> own =
        threads.submit(() -> find("acme", "slow.test", Duration.ofSeconds(20)));

    await().untilAsserted(() -> assertThat(asked).hasValue(2));

    release.countDown();
    assertThat(waiting.get()).isEqualTo(HERE);
    assertThat(own.get()).isEqualTo(HERE);
  }

  @Test
  void lookupWaitsUntilItsDeadlineOnly() throws Exception {
    assertThatThrownBy(() -> find("slow.test", Duration.ofMillis(50)))
        .isInstanceOf(UnknownHostException.class);

    release.countDown();

    await().until(() -> find("slow.test", Duration.ofSeconds(5)).equals(HERE));
    int before = asked.get();
    assertThat(find("slow.test", Duration.ofSeconds(5))).isEqualTo(HERE);
    assertThat(asked).hasValue(before + 1);
  }

  @Test
  void unknownNameIsNotCached() {
    for (int i = 1; i <= 2; i++) {
      assertThatThrownBy(() -> find("none.test", Duration.ofSeconds(5)))
          .isInstanceOf(UnknownHostException.class);
      assertThat(asked).hasValue(i);
    }
  }
}
