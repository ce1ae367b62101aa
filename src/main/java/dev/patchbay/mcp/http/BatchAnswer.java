package dev.patchbay.mcp.http;

import dev.patchbay.mcp.message.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Answer to a batch: one JSON array of the replies, written when the last one is there. A batch of
 * notifications has no replies. Thread-safe.
 */
final class BatchAnswer {
  private static final int OK = 200;

  private final Consumer<Reply> done;
  private final List<String> replies = new ArrayList<>();
  private int waiting;

  /**
   * @param messages that each report once, by {@link #add}
   * @param done receives the whole answer
   */
  BatchAnswer(int messages, Consumer<Reply> done) {
    this.waiting = messages;
    this.done = done;
  }

  /** Adds the reply to one message; a notification's is empty. */
  void add(Reply reply) {
    if (isLast(reply)) {
      done.accept(
          replies.isEmpty()
              ? Reply.accepted()
              : new Reply(OK, "[" + String.join(",", replies) + "]"));
    }
  }

  private synchronized boolean isLast(Reply reply) {
    if (!reply.body().isEmpty()) {
      replies.add(reply.body());
    }
    waiting--;
    return waiting == 0;
  }
}
