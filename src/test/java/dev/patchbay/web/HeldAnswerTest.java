package dev.patchbay.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which answers are written on the request's own thread, and which asynchronously. */
class HeldAnswerTest {
  private static final int PAGE = 46 * 1024;
  private static final int SLOTS_OF_TENANT = 4;

  private final SlowReaders readers =
      new SlowReaders(
          new LoadSettings(Duration.ofSeconds(30), 64 * 1024 * 1024, Optional.of(3)), () -> 0);
  private final SlowConnection connection = new SlowConnection();
  private final RequestSlot slot = new RequestSlot("acme");
  private final Map<String, Object> attributes = new HashMap<>();
  private int asynchronous;
  private int written;

  private final HttpServletRequest request =
      (HttpServletRequest)
          Proxy.newProxyInstance(
              HeldAnswerTest.class.getClassLoader(),
              new Class<?>[] {HttpServletRequest.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "getServletConnection" -> null;
                    case "isAsyncSupported" -> true;
                    case "startAsync" -> {
                      asynchronous++;
                      yield connection.async;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  private final HttpServletResponse response =
      (HttpServletResponse)
          Proxy.newProxyInstance(
              HeldAnswerTest.class.getClassLoader(),
              new Class<?>[] {HttpServletResponse.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "getOutputStream" -> counted();
                    case "setHeader" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  private ServletOutputStream counted() {
    return new ServletOutputStream() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {}

      @Override
      public void write(int b) {
        written++;
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        written += length;
      }
    };
  }

  @BeforeEach
  void attach() {
    readers.attachTo(request);
    slot.attachTo(request);
    readers.attachTo(connection.request);
  }

  private void answer(int bytes) throws IOException {
    HeldAnswer answer = new HeldAnswer(request, response, readers);
    answer.response().getOutputStream().write(new byte[bytes]);
    answer.writeHeld();
  }

  @Test
  void pageForAKnownCallerIsWrittenDirectly() throws IOException {
    slot.identified();

    answer(PAGE);

    assertThat(written).isEqualTo(PAGE);
    assertThat(asynchronous).isZero();
  }

  @Test
  void pageForAnUnauthenticatedClientIsWrittenAsynchronously() throws IOException {
    answer(PAGE);

    assertThat(written).isZero();
    assertThat(asynchronous).isEqualTo(1);
  }

  @Test
  void largeAnswerIsWrittenAsynchronously() throws IOException {
    slot.identified();

    answer(1024 * 1024);

    assertThat(written).isZero();
    assertThat(asynchronous).isEqualTo(1);
  }

  @Test
  void tenantWhoseReadersHoldAllItsThreadsIsAnsweredAsynchronously() throws IOException {
    slot.identified();
    for (int i = 0; i < SLOTS_OF_TENANT; i++) {
      assertThat(readers.directWrite("acme")).isPresent();
    }

    answer(PAGE);

    assertThat(asynchronous).isEqualTo(1);
    assertThat(readers.directWrite("acme")).isEmpty();
    assertThat(readers.directWrite("zoo")).isPresent();
  }

  @Test
  void directWriteGivesItsSlotBack() throws IOException {
    slot.identified();

    for (int i = 0; i < 3 * SLOTS_OF_TENANT; i++) {
      answer(PAGE);
    }

    assertThat(asynchronous).isZero();
  }
}
