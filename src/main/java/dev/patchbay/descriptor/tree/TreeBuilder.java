package dev.patchbay.descriptor.tree;

import dev.patchbay.model.Rule;
import dev.patchbay.registry.source.DescriptorReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Builder of a tree from parser events. Screens depth, number of values, keys, numbers and
 * characters. A refused value becomes unknown or is omitted, and building continues. No recursion.
 */
final class TreeBuilder {
  /** Depth at which reading stops; no real descriptor is nested so deep. */
  private static final int HOPELESS_DEPTH = 8 * DescriptorReader.MOST_DEPTH;

  private final Problems problems;
  private final Deque<Frame> open = new ArrayDeque<>();
  private Optional<Node> root = Optional.empty();
  private int values;
  private int skippedDepth;
  private Mark skippedMark = Mark.START;
  private boolean skipsKey;
  private boolean full;

  TreeBuilder(Problems problems) {
    this.problems = problems;
  }

  /** Must the next event be a key? */
  boolean expectsKey() {
    return skippedDepth == 0 && !open.isEmpty() && open.peek().expectsKey;
  }

  /** Has the text exceeded a cap, so that reading can stop? */
  boolean isFull() {
    return full;
  }

  /** The complete tree, after all events. */
  Optional<Node> root() {
    return full ? Optional.empty() : root;
  }

  /** Path of the next value; while a key is expected, of the object. */
  Path nextPath() {
    Frame frame = open.peek();
    if (frame == null) {
      return Path.ROOT;
    }
    return frame.nextPath();
  }

  void startObject(Mark mark) {
    start(mark, true);
  }

  void startArray(Mark mark) {
    start(mark, false);
  }

  private void start(Mark mark, boolean isObject) {
    if (!count(mark)) {
      return;
    }
    if (skippedDepth > 0) {
      skippedDepth++;
      full |= open.size() + skippedDepth > HOPELESS_DEPTH;
    } else if (expectsKey()) {
      problems.add(Rule.KEY, "A key is a text, not an object or a list.", nextPath(), mark);
      skipsKey = true;
      skip(mark);
    } else if (isDropped()) {
      skip(mark);
    } else if (open.size() >= DescriptorReader.MOST_DEPTH) {
      String detail =
          "Values are nested more than " + DescriptorReader.MOST_DEPTH + " levels deep.";
      problems.add(Rule.DEPTH, detail, nextPath(), mark);
      skip(mark);
    } else {
      open.push(new Frame(nextPath(), mark, isObject));
    }
  }

  private void skip(Mark mark) {
    skippedDepth = 1;
    skippedMark = mark;
  }

  /** Closes the innermost object or list. */
  void end() {
    if (full) {
      return;
    }
    if (skippedDepth > 0) {
      skippedDepth--;
      if (skippedDepth == 0 && skipsKey) {
        skipsKey = false;
        dropKey();
      } else if (skippedDepth == 0) {
        put(new Node.Unknown(nextPath(), skippedMark));
      }
      return;
    }
    put(open.pop().node());
  }

  /** Adds a key. An invalid or repeated key is recorded and its value omitted. */
  void key(String text, Mark mark) {
    if (skippedDepth > 0 || full) {
      return;
    }
    Frame frame = open.getFirst();
    Path path = frame.path.child(text);
    Node.Member earlier = frame.members.get(text);
    Optional<String> fault = Characters.keyFault(text);
    if (fault.isPresent()) {
      problems.add(Rule.KEY, fault.get(), frame.path, mark);
      dropKey();
    } else if (earlier != null) {
      String detail =
          "The key "
              + Excerpt.of(text)
              + " already occurs in line "
              + earlier.keyMark().line()
              + ".";
      problems.add(Rule.DUPLICATE_KEY, detail, path, mark);
      dropKey();
    } else {
      frame.key = Optional.of(text);
      frame.keyMark = mark;
      frame.expectsKey = false;
    }
  }

  /** Omits the value of an unusable key. */
  private void dropKey() {
    Frame frame = open.getFirst();
    frame.key = Optional.empty();
    frame.expectsKey = false;
  }

  /** Adds a key of unknown or refused text; absent keys of this object are no longer reported. */
  void unknownKey() {
    if (skippedDepth == 0 && !full) {
      open.getFirst().complete = false;
      dropKey();
    }
  }

  /** Adds a refused key that no grammar contains. */
  void badKey() {
    if (skippedDepth == 0 && !full) {
      dropKey();
    }
  }

  void scalar(Node.Kind kind, String text, String written, Mark mark) {
    if (!count(mark) || skippedDepth > 0) {
      return;
    }
    Path path = nextPath();
    if (kind == Node.Kind.NUMBER && NumberLiteral.isAbsurd(text)) {
      problems.add(Rule.NUMBER, "The number is too long, or its exponent too large.", path, mark);
      put(new Node.Unknown(path, mark));
    } else if (kind == Node.Kind.STRING && Characters.isBroken(text)) {
      problems.add(Rule.TEXT, Characters.BROKEN, path, mark);
      put(new Node.Unknown(path, mark));
    } else {
      put(new Node.Scalar(path, mark, kind, text, written));
    }
  }

  /** Adds a value that was refused before. */
  void unknown(Mark mark) {
    if (count(mark) && skippedDepth == 0) {
      put(new Node.Unknown(nextPath(), mark));
    }
  }

  private boolean isDropped() {
    Frame frame = open.peek();
    return frame != null && frame.isObject && frame.key.isEmpty();
  }

  private void put(Node node) {
    Frame frame = open.peek();
    if (frame == null) {
      root = Optional.of(node);
    } else {
      frame.put(node);
    }
  }

  private boolean count(Mark mark) {
    if (full) {
      return false;
    }
    values++;
    if (values > DescriptorReader.MOST_NODES) {
      full = true;
      String detail =
          "There are more than " + DescriptorReader.MOST_NODES + " values; reading stopped here.";
      problems.add(Rule.NODES, detail, skippedDepth > 0 ? Path.ROOT : nextPath(), mark);
      return false;
    }
    return true;
  }
}
