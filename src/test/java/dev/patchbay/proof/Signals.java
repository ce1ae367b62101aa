package dev.patchbay.proof;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals to processes that a test has started. */
final class Signals {
  private Signals() {}

  /** Such as STOP, CONT or KILL; to a process and all that it has started. */
  static void sendToAll(String signal, ProcessHandle process) {
    send(signal, process.pid());
    process.descendants().forEach(child -> send(signal, child.pid()));
  }

  static void send(String signal, long pid) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
          .redirectErrorStream(true)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
