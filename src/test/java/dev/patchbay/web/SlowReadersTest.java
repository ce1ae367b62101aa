package dev.patchbay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowReadersTest {
  private static final Duration TIME = Duration.ofSeconds(30);
  private static final int MEGABYTE = 1024 * 1024;
  private static final int SLICE = 64 * 1024;

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final SlowReaders readers =
      new SlowReaders(new LoadSettings(TIME, 64 * MEGABYTE, Optional.of(3)), now::get);
  private final SlowConnection connection = new SlowConnection();
  private final AtomicInteger gone = new AtomicInteger();

  @BeforeEach
  void attach() {
    attach(connection);
  }

  private void attach(SlowConnection to) {
    readers.attachTo(to.request);
    new RequestSlot("a").attachTo(to.request);
  }

  private AsyncOutbound outbound() throws IOException {
    return AsyncOutbound.over(connection.async, 256 * 1024, gone::incrementAndGet);
  }

  @Test
  void unreadAnswerIsFreedAfterTheWriteTimeout() throws IOException {
    AsyncOutbound answer = outbound();
    assertThat(answer.send("x".repeat(16 * MEGABYTE))).isTrue();
    answer.end();
    assertThat(readers.budget().bytes()).isEqualTo(16L * MEGABYTE);

    now.addAndGet(TIME.toNanos());
    readers.look();
    assertThat(connection.completed).isZero();
    now.addAndGet(1);
    readers.look();

    assertThat(connection.completed).isEqualTo(1);
    assertThat(gone).hasValue(1);
    assertThat(readers.budget().bytes()).isZero();
    assertThat(readers.budget().owners()).isZero();
    assertThat(readers.waiting()).isZero();
    assertThat(connection.taken).isZero();
  }

  @Test
  void serverGetsSlicesAsTheReaderTakesThem() throws IOException {
    AsyncOutbound answer = outbound();
    answer.send("x".repeat(MEGABYTE));
    answer.end();

    connection.reads(3);

    assertThat(connection.taken).isEqualTo(3 * SLICE);
    assertThat(connection.largestWrite).isEqualTo(SLICE);
  }

  @Test
  void readerInTimeGetsTheWholeAnswer() throws IOException {
    AsyncOutbound answer = outbound();
    answer.send("x".repeat(MEGABYTE));
    answer.end();

    for (int i = 0; i < MEGABYTE / SLICE; i++) {
      now.addAndGet(Duration.ofSeconds(1).toNanos());
      readers.look();
      connection.reads(1);
    }
    connection.reads(2);

    assertThat(connection.taken).isEqualTo(MEGABYTE);
    assertThat(connection.completed).isEqualTo(1);
    assertThat(gone).hasValue(0);
    assertThat(readers.budget().bytes()).isZero();
    assertThat(readers.waiting()).isZero();
  }

  @Test
  void readStreamIsNeverLate() throws IOException {
    AsyncOutbound stream = outbound();
    for (int i = 0; i < 100; i++) {
      stream.send("an event");
      connection.reads(2);
      now.addAndGet(TIME.toNanos() + 1);
      readers.look();
    }

    assertThat(stream.isOpen()).isTrue();

    stream.send("an event");
    now.addAndGet(TIME.toNanos() + 1);
    readers.look();

    assertThat(stream.isOpen()).isFalse();
    assertThat(gone).hasValue(1);
  }

  @Test
  void bytesAboveTheShareAreRefused() throws IOException {
    assertThat(outbound().send("x".repeat(16 * MEGABYTE))).isTrue();
    SlowConnection other = new SlowConnection();
    attach(other);
    AsyncOutbound second = AsyncOutbound.over(other.async, 256 * 1024, gone::incrementAndGet);

    assertThat(second.send("x".repeat(MEGABYTE))).isFalse();

    assertThat(other.completed).isEqualTo(1);
    assertThat(readers.budget().bytes()).isEqualTo(16L * MEGABYTE);
  }

  @Test
  void waitingAnswersOfAnOwnerAreLimited() {
    for (int i = 0; i < 3; i++) {
      assertThat(UnreadShare.ofAnswer(connection.request, 0)).isPresent();
    }

    assertThat(UnreadShare.ofAnswer(connection.request, 0)).isEmpty();
  }

  @Test
  void smallAnswersPassAndLargeOnesAreHeld() throws IOException {
    HeldStream small = new HeldStream(connection.out(), connection.request, readers);
    small.write(new byte[8 * 1024]);
    assertThat(small.isHolding()).isFalse();
    assertThat(connection.taken).isEqualTo(8 * 1024);

    small.write(new byte[1]);
    HeldStream large = new HeldStream(connection.out(), connection.request, readers);
    large.write(new byte[8 * 1024 + 1]);
    large.flush();

    assertThat(small.isHolding()).isTrue();
    assertThat(large.isHolding()).isTrue();
    assertThat(large.counted()).isEqualTo(8 * 1024 + 1);
    assertThat(connection.taken).isEqualTo(8 * 1024);
  }

  @Test
  void sharedBytesAreNotCountedAndNotCopied() throws IOException {
    HeldStream stream = new HeldStream(connection.out(), connection.request, readers);

    stream.writeShared(new byte[MEGABYTE]);

    assertThat(stream.counted()).isZero();
    AsyncOutbound out =
        AsyncOutbound.ofAnswer(
            connection.async, UnreadShare.ofAnswer(connection.request, 0).orElseThrow());
    stream.writeTo(out);
    assertThat(readers.budget().bytes()).isZero();
    connection.reads(MEGABYTE / SLICE + 2);
    assertThat(connection.taken).isEqualTo(MEGABYTE);
    assertThat(connection.completed).isEqualTo(1);
    assertThat(readers.budget().owners()).isZero();
  }
}
