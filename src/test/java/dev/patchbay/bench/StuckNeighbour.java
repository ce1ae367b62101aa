package dev.patchbay.bench;

import dev.patchbay.model.ProjectId;
import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.CallContext.ProgressListener;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.PlainUpstream;
import dev.patchbay.upstream.call.Calls;
import dev.patchbay.upstream.http.NameService;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls of one project, alone and while another waits with all its places for an upstream that
 * never answers: {@code java dev.patchbay.bench.StuckNeighbour}.
 */
public final class StuckNeighbour {
  private static final ProjectId WAITING = new ProjectId("waiting");
  private static final int CONNECTORS = 5;
  private static final int PLACES = 100;
  private static final int WAITING_CALLS = 130;
  private static final int CALLS = 10_000;

  private StuckNeighbour() {}

  @SuppressWarnings("SystemOut") // a program for people
  public static void main(String[] arguments) {
    ExecutorService threads = Executors.newCachedThreadPool();
    Cancellation end = new Cancellation();
    try (PlainUpstream stuck = PlainUpstream.stuck();
        PlainUpstream quick = PlainUpstream.answering("{\"ok\":true}");
        Calls calls =
            new Calls(
                Calls.allowing("localhost:%d,localhost:%d".formatted(stuck.port(), quick.port())),
                NameService.SYSTEM)) {
      calls.install(connector("quick", quick));
      measure(calls);
      System.out.println("alone:             " + measure(calls));
      occupy(calls, stuck, threads, end);
      System.out.println("beside %d stuck:  %s".formatted(stuck.requests(), measure(calls)));
      end.cancel();
    } finally {
      threads.shutdown();
    }
  }

  private static void occupy(
      Calls calls, PlainUpstream stuck, ExecutorService threads, Cancellation end) {
    for (int i = 0; i < CONNECTORS; i++) {
      calls.install(WAITING, connector("c" + i, stuck));
    }
    CallContext context = new CallContext(Optional.empty(), ProgressListener.NONE, end);
    for (int i = 0; i < WAITING_CALLS; i++) {
      String tool = "c" + i % CONNECTORS + "__t";
      threads.execute(() -> calls.call(WAITING, tool, "{}", context));
    }
    while (stuck.requests() < PLACES) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private static Percentiles measure(Calls calls) {
    Percentiles took = new Percentiles();
    for (int i = 0; i < CALLS; i++) {
      took.take(() -> calls.call("t", "{}"));
    }
    return took;
  }

  private static String connector(String name, PlainUpstream upstream) {
    return """
    connector:
      name: %s
      version: 1.0.0
      tools:
        - {name: t, input_schema: {type: object}, endpoint: "GET http://localhost:%d/"}
    """
        .formatted(name, upstream.port());
  }
}
