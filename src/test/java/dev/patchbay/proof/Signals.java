package dev.patchbay.proof;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends signals to processes started by a test. */
final class Signals {
  private Signals() {}

  /** Sends STOP, CONT or KILL to a process and its descendants. */
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
