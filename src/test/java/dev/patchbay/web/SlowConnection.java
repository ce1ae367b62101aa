package dev.patchbay.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous request and its response, whose reader takes as many writes as the test allows.
 */
final class SlowConnection {
  private final Map<String, Object> attributes = new HashMap<>();
  private @Nullable WriteListener listener;
  private boolean asked;
  private int writesLeft;
  long taken;
  int largestWrite;
  int completed;

  final HttpServletRequest request =
      made(
          HttpServletRequest.class,
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                case "getAttribute" -> attributes.get((String) arguments[0]);
                case "getServletConnection" -> null;
                default -> throw new UnsupportedOperationException(method.getName());
              });

  private final ServletOutputStream out =
      new ServletOutputStream() {
        @Override
        public boolean isReady() {
          asked |= writesLeft == 0;
          return writesLeft > 0;
        }

        @Override
        public void setWriteListener(WriteListener added) {
          listener = added;
          reads(0);
        }

        @Override
        public void flush() {
          writesLeft--;
        }

        @Override
        public void write(int b) {
          write(new byte[1], 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
          writesLeft--;
          taken += length;
          largestWrite = Math.max(largestWrite, length);
        }
      };

  private final HttpServletResponse response =
      made(
          HttpServletResponse.class,
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "getOutputStream" -> out;
                default -> throw new UnsupportedOperationException(method.getName());
              });

  final AsyncContext async =
      made(
          AsyncContext.class,
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "getRequest" -> request;
                case "getResponse" -> response;
                case "complete" -> complete();
                case "setTimeout", "addListener" -> null;
                default -> throw new UnsupportedOperationException(method.getName());
              });

  private @Nullable Object complete() {
    completed++;
    return null;
  }

  /** Lets the reader take more writes. */
  void reads(int writes) {
    writesLeft += writes;
    WriteListener told = listener;
    if (told != null && (asked || writes == 0)) {
      asked = false;
      try {
        told.onWritePossible();
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  ServletOutputStream out() {
    return out;
  }

  private static <T> T made(Class<T> type, InvocationHandler answers) {
    return type.cast(
        Proxy.newProxyInstance(
            SlowConnection.class.getClassLoader(), new Class<?>[] {type}, answers));
  }
}
