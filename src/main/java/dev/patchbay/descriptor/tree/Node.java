package dev.patchbay.descriptor.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a descriptor with its place: the types of JSON, for JSON and YAML texts. Immutable.
 */
public sealed interface Node {
  Path path();

  Mark mark();

  /** Word for this value in error sentences: "a text", "an object". */
  String noun();

  /**
   * An object.
   *
   * @param complete false when a part of it is unreadable, so that absent keys are not reported
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
   * @param written as in the document, without quotes
   */
  record Scalar(Path path, Mark mark, Kind kind, String text, String written) implements Node {
    @Override
    public String noun() {
      return kind.noun;
    }
  }

  /** A value that screening refused; its problem is recorded. */
  record Unknown(Path path, Mark mark) implements Node {
    @Override
    public String noun() {
      return "something unreadable";
    }
  }

  /** A key of an object with its value. */
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
