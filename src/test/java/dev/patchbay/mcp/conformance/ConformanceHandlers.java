package dev.patchbay.mcp.conformance;

import dev.patchbay.upstream.Content;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.handler.ToolHandler;
import dev.patchbay.upstream.handler.ToolHandlerName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tools whose results no HTTP answer has: embedded resources, mixed content, progress, waiting. */
@ApplicationScoped
public class ConformanceHandlers {
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  private static final int PROGRESS_STEP = 50;
  private static final double WHOLE = 100;

  @Produces
  @ApplicationScoped
  @ToolHandlerName("conformance.embedded")
  ToolHandler embedded() {
    return call ->
        content(
            new Content.EmbeddedText(
                "test://embedded-resource", "text/plain", "This is an embedded resource content."));
  }

  @Produces
  @ApplicationScoped
  @ToolHandlerName("conformance.mixed")
  ToolHandler mixed() {
    return call ->
        content(
            new Content.Text("Multiple content types test:"),
            new Content.Image("image/png", PIXEL),
            new Content.EmbeddedText(
                "test://mixed-content-resource",
                "application/json",
                "{\"test\":\"data\",\"value\":123}"));
  }

  @Produces
  @ApplicationScoped
  @ToolHandlerName("conformance.progress")
  ToolHandler progress() {
    return call -> {
      for (int done = 0; done <= WHOLE; done += PROGRESS_STEP) {
        call.context().progress().progressed(done, WHOLE, Optional.empty());
        rest(PROGRESS_STEP);
      }
      return ToolResult.text("Done.");
    };
  }

  /** Waits until it is cancelled, for ten seconds at most. */
  @Produces
  @ApplicationScoped
  @ToolHandlerName("conformance.wait")
  ToolHandler waiting() {
    return call -> {
      CountDownLatch cancelled = new CountDownLatch(1);
      call.context().cancellation().onCancel(cancelled::countDown);
      try {
        boolean heard = cancelled.await(10, TimeUnit.SECONDS);
        Waited.last(heard);
        return ToolResult.text(heard ? "cancelled" : "waited");
      } catch (InterruptedException e) {
        Waited.last(call.context().cancellation().isCancelled());
        Thread.currentThread().interrupt();
        return ToolResult.error("interrupted");
      }
    };
  }

  /** Whether the last call that waited was cancelled. */
  @Produces
  @ApplicationScoped
  @ToolHandlerName("conformance.waited")
  ToolHandler waited() {
    return call -> ToolResult.text(Waited.last());
  }

  private static ToolResult content(Content... blocks) {
    return new ToolResult(List.of(blocks), Optional.empty(), false, false);
  }

  private static void rest(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
