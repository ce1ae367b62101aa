package dev.patchbay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientStreamTest {
  private final SlowReaders readers =
      new SlowReaders(
          new LoadSettings(Duration.ofSeconds(30), 64 * 1024 * 1024, Optional.of(3)), () -> 0);
  private final Map<String, Object> attributes = new HashMap<>();
  private final HttpServletRequest request =
      (HttpServletRequest)
          Proxy.newProxyInstance(
              ClientStreamTest.class.getClassLoader(),
              new Class<?>[] {HttpServletRequest.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "getServletConnection" -> connection();
                    default -> throw new UnsupportedOperationException(method.getName());
                  });
  private int writes;

  /** The server's stream to a client that has disconnected. */
  private final ServletOutputStream closed =
      new ServletOutputStream() {
        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}

        @Override
        public void write(int b) throws IOException {
          writes++;
          throw new IOException("Connection is closed");
        }
      };

  private static ServletConnection connection() {
    return (ServletConnection)
        Proxy.newProxyInstance(
            ClientStreamTest.class.getClassLoader(),
            new Class<?>[] {ServletConnection.class},
            (proxy, method, arguments) -> "c1");
  }

  @Test
  void answerToADisconnectedClientIsDiscarded() throws IOException {
    ClientStream stream = new ClientStream(closed, request, readers);

    stream.write(new byte[100]);
    stream.write(1);
    stream.flush();
    stream.close();

    assertThat(writes).isEqualTo(1);
    assertThat(readers.isClosed(request)).isTrue();
  }

  @Test
  void streamToADisconnectedClientFails() {
    HeldAnswer.stream(request);
    ClientStream stream = new ClientStream(closed, request, readers);

    assertThatThrownBy(() -> stream.write(1)).isInstanceOf(ClientDisconnectedException.class);
    assertThatThrownBy(() -> stream.write(1)).isInstanceOf(ClientDisconnectedException.class);

    assertThat(readers.isClosed(request)).isTrue();
  }

  @Test
  void disconnectIsFoundAmongTheCauses() {
    Exception disconnected = new ClientDisconnectedException(new IOException("Broken pipe"));

    assertThat(ClientDisconnectedException.isCauseOf(new IllegalStateException(disconnected)))
        .isTrue();
    assertThat(ClientDisconnectedException.isCauseOf(new IOException("disk full"))).isFalse();
  }
}
