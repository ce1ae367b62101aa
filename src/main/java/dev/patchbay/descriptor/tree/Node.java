package dev.patchbay.descriptor.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a descriptor with its place: what JSON has, whichever language it was written in.
 * Immutable.
 */
public sealed interface Node {
  Path path();

  Mark mark();

  /** What a problem calls this value: "a text", "an object". */
  String noun();

  /**
   * An object.
   *
   * @param complete false when a part of it could not be read, so that nothing follows from what is
   *     absent
   */
  record ObjectNode(Path path, Mark mark, Map<String, Member> members, boolean complete)
      implements Node {
    public ObjectNode {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public String noun() {
      return "an object";
    }
  }

  /** A list. */
  record ArrayNode(Path path, Mark mark, List<Node> elements) implements Node {
    public ArrayNode {
      elements = List.copyOf(elements);
    }

    @Override
    public String noun() {
      return "a list";
    }
  }

  /**
   * A text, a number, true, false or null.
   *
   * @param text a text itself; otherwise the JSON literal
   * @param written as the document has it, without quotes
   */
  record Scalar(Path path, Mark mark, Kind kind, String text, String written) implements Node {
    @Override
    public String noun() {
      return kind.noun;
    }
  }

  /** A value that screening refused; a problem is recorded, and nothing more can be said of it. */
  record Unknown(Path path, Mark mark) implements Node {
    @Override
    public String noun() {
      return "something unreadable";
    }
  }

  /** One key of an object and its value. */
  record Member(Mark keyMark, Node value) {}

  /** The kinds of a scalar. */
  enum Kind {
    STRING("a text"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    NULL("nothing (null)");

    private final String noun;

    Kind(String noun) {
      this.noun = noun;
    }
  }
}
