package dev.patchbay.api.feed;

import dev.patchbay.web.PacedOutbound;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Outbound whose reader takes pieces only when the test says so. */
final class RecordedOutbound implements PacedOutbound {
  private static final Pattern MESSAGE =
      Pattern.compile("id: (\\d+)\nevent: (\\w+)\ndata: (.*)\n\n");

  final List<String> taken = new ArrayList<>();
  final List<String> waiting = new ArrayList<>();
  boolean takes = true;
  boolean open = true;
  boolean cutOff;

  @Override
  public synchronized boolean send(String piece) {
    if (open) {
      (takes ? taken : waiting).add(piece);
    }
    return open;
  }

  /** Takes the queued pieces, and then passes or holds further ones as given. */
  synchronized void take(boolean more) {
    taken.addAll(waiting);
    waiting.clear();
    takes = more;
  }

  @Override
  public synchronized void end() {
    open = false;
  }

  @Override
  public synchronized boolean isOpen() {
    return open;
  }

  @Override
  public synchronized boolean isDrained() {
    return waiting.isEmpty();
  }

  @Override
  public synchronized void cutOff() {
    open = false;
    cutOff = true;
  }

  /** The messages as {@code 7 ConnectorInstalled}. */
  synchronized List<String> messages() {
    return taken.stream()
        .map(MESSAGE::matcher)
        .filter(message -> message.matches())
        .map(message -> message.group(1) + " " + message.group(2))
        .toList();
  }

  synchronized List<Long> ids() {
    return messages().stream().map(text -> Long.valueOf(text.replaceFirst(" .*", ""))).toList();
  }

  /** The last event id, with which a browser would resume. */
  synchronized long lastId() {
    return taken.stream()
        .flatMap(piece -> piece.lines())
        .filter(line -> line.startsWith("id: "))
        .mapToLong(line -> Long.parseLong(line.substring(4)))
        .reduce(0, (before, after) -> after);
  }
}
