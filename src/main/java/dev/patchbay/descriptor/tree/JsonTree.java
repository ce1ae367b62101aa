package dev.patchbay.descriptor.tree;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.source.DescriptorReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reader of a JSON text, or of one member of its object. Reads every token to the end, so that each
 * syntax error is found. The parser's own limits are off, because the builder checks limits with
 * places.
 */
final class JsonTree {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .build();

  private final String text;
  private final String member;
  private final Problems problems;
  private final Marks marks;
  private final TreeBuilder builder;
  private boolean memberFound;
  private boolean memberTooLarge;
  private Mark memberMark = Mark.START;

  /**
   * @param member the member that contains the descriptor; empty for the whole text
   */
  JsonTree(String text, String member, Problems problems) {
    this.text = text;
    this.member = member;
    this.problems = problems;
    this.marks = new Marks(text);
    this.builder = new TreeBuilder(problems);
  }

  Tree read() {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        problems.add(Rule.EMPTY, "The text is empty.", Path.ROOT, Mark.START);
        return Tree.failed(FailureKind.JSON_ERROR);
      }
      if (member.isEmpty()) {
        value(parser, builder);
      } else {
        member(parser);
      }
      if (parser.nextToken() != null) {
        return syntax("The JSON value has ended; this does not belong to it.", mark(parser));
      }
    } catch (JacksonException e) {
      return syntax(JsonSyntax.sentence(e), marks.at(JsonSyntax.offset(e)));
    }
    return memberTooLarge ? Tree.tooLarge(memberMark, problems) : Tree.of(builder.root());
  }

  private Tree syntax(String detail, Mark mark) {
    problems.add(Rule.JSON_SYNTAX, detail, Path.ROOT, mark);
    return Tree.failed(FailureKind.JSON_ERROR);
  }

  private void member(JsonParser parser) {
    Mark start = mark(parser);
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      problems.add(
          Rule.TYPE, "Expected an object with the key '" + member + "'.", Path.ROOT, start);
      return;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean wanted = parser.currentName().equals(member);
      Mark keyMark = mark(parser);
      parser.nextToken();
      if (!wanted) {
        parser.skipChildren();
      } else if (memberFound) {
        String detail = "The key '" + member + "' occurs twice.";
        problems.add(Rule.DUPLICATE_KEY, detail, Path.ROOT, keyMark);
        parser.skipChildren();
      } else {
        measured(parser);
      }
    }
    if (!memberFound) {
      problems.add(Rule.REQUIRED, "The key '" + member + "' is required here.", Path.ROOT, start);
    }
  }

  private void measured(JsonParser parser) {
    memberFound = true;
    memberMark = mark(parser);
    int start = offset(parser);
    value(parser, builder);
    parser.finishToken();
    int end = (int) parser.currentLocation().getCharOffset();
    memberTooLarge = Utf8.length(text, start, end) > DescriptorReader.MOST_BYTES;
  }

  /** Feeds the value that begins at the current token to the builder. */
  private void value(JsonParser parser, TreeBuilder to) {
    int depth = 0;
    for (@Nullable JsonToken token = parser.currentToken();
        token != null;
        token = parser.nextToken()) {
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (!to.isFull()) {
        feed(parser, token, to);
      }
      if (depth == 0) {
        return;
      }
    }
  }

  private void feed(JsonParser parser, JsonToken token, TreeBuilder to) {
    Mark mark = mark(parser);
    switch (token) {
      case START_OBJECT -> to.startObject(mark);
      case START_ARRAY -> to.startArray(mark);
      case END_OBJECT, END_ARRAY -> to.end();
      case PROPERTY_NAME -> to.key(parser.currentName(), mark);
      case VALUE_STRING -> scalar(Node.Kind.STRING, parser, mark, to);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(Node.Kind.NUMBER, parser, mark, to);
      case VALUE_TRUE, VALUE_FALSE -> scalar(Node.Kind.BOOLEAN, parser, mark, to);
      case VALUE_NULL -> scalar(Node.Kind.NULL, parser, mark, to);
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("not a token of a JSON text: " + token);
    }
  }

  private static void scalar(Node.Kind kind, JsonParser parser, Mark mark, TreeBuilder to) {
    Optional<String> written = Optional.ofNullable(parser.getString());
    to.scalar(kind, written.orElse(""), written.orElse(""), mark);
  }

  private Mark mark(JsonParser parser) {
    return marks.at(offset(parser));
  }

  private static int offset(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }
}
