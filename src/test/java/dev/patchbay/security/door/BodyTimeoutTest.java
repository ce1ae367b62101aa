package dev.patchbay.security.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.snapshot.Projects;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodyTimeoutTest {
  private static final Duration TIME = Duration.ofSeconds(30);

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
  private boolean revoked;
  private final BodyTimeout request =
      new BodyTimeout(drip(), TIME, nanoTime::get, caller -> !revoked);

  @Test
  void bodyInTimeIsReadWhole() throws IOException {
    InputStream body = request.getInputStream();

    for (int i = 0; i < 30; i++) {
      assertThat(body.read()).isEqualTo('x');
      nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
    }
  }

  @Test
  void slowBodyTimesOut() throws IOException {
    InputStream body = request.getInputStream();
    assertThat(body.read(new byte[1000])).isEqualTo(1);

    nanoTime.addAndGet(TIME.plusNanos(1).toNanos());

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> body.read(new byte[1000]));
    assertThatExceptionOfType(IOException.class).isThrownBy(body::read);
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> request.getReader().read());
  }

  @Test
  void aLargeBodyHasMoreTime() throws IOException {
    InputStream body = request.getInputStream();
    for (int i = 0; i < 128 * 1024; i++) {
      assertThat(body.read()).isEqualTo('x');
    }

    nanoTime.addAndGet(TIME.plusSeconds(2).toNanos());
    assertThat(body.read()).isEqualTo('x');
    nanoTime.addAndGet(1);

    assertThatExceptionOfType(IOException.class).isThrownBy(body::read);
  }

  @Test
  void bodyEndsWhenItsCallersKeyIsRevoked() throws IOException {
    InputStream body = request.getInputStream();
    assertThat(body.read(new byte[1000])).isEqualTo(1);

    revoked = true;

    assertThat(catchThrowableOfType(MCPRuntimeException.class, () -> body.read(new byte[9])).kind())
        .isEqualTo(FailureKind.UNAUTHENTICATED);
    assertThat(catchThrowableOfType(MCPRuntimeException.class, body::read).kind())
        .isEqualTo(FailureKind.UNAUTHENTICATED);
  }

  /** One byte at a time, for ever. */
  private static HttpServletRequest drip() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            BodyTimeoutTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                method.getName().equals("getAttribute") ? Projects.ANN : new Drip());
  }

  private static final class Drip extends ServletInputStream {
    @Override
    public int read() {
      return 'x';
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      into[offset] = 'x';
      return 1;
    }

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
