package dev.patchbay.descriptor.tree;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.source.DescriptorReader;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reader of a YAML text with one document, event by event. Refuses anchors, aliases and tags before
 * anything is expanded, and resolves scalars by the core schema of YAML 1.2, so that every value is
 * a JSON value.
 */
final class YamlTree {
  private static final String STANDARD_TAG = "tag:yaml.org,2002:";
  private final String text;
  private final Problems problems;
  private final TreeBuilder builder;
  private int documents;

  YamlTree(String text, Problems problems) {
    this.text = text;
    this.problems = problems;
    this.builder = new TreeBuilder(problems);
  }

  Tree read() {
    try {
      Iterator<Event> events = new Parse(settings()).parseString(text).iterator();
      while (events.hasNext() && documents < 2 && !builder.isFull()) {
        accept(events.next());
      }
    } catch (YamlEngineException e) {
      YamlSyntax syntax = new YamlSyntax(text);
      problems.add(Rule.YAML_SYNTAX, syntax.sentence(e), Path.ROOT, syntax.mark(e));
      return Tree.failed(FailureKind.YAML_ERROR);
    } catch (NumberFormatException e) {
      // Bug of the parser (3.0.1): an escape such as backslash and x at the end of the text.
      String sentence = "An escape in a quoted text is not complete.";
      problems.add(Rule.YAML_SYNTAX, sentence, Path.ROOT, Mark.START);
      return Tree.failed(FailureKind.YAML_ERROR);
    }
    Optional<Node> root = builder.root();
    if (documents == 0 || root.filter(YamlTree::isNothing).isPresent()) {
      problems.add(Rule.EMPTY, "The document is empty.", Path.ROOT, Mark.START);
      return Tree.of(Optional.empty());
    }
    return Tree.of(root);
  }

  /**
   * Buffers the whole text, because the parser (3.0.1) fails on a surrogate pair across two
   * buffers.
   */
  private LoadSettings settings() {
    return LoadSettings.builder()
        .setCodePointLimit(DescriptorReader.MOST_BYTES + 1)
        .setBufferSize(text.length() + 1)
        .build();
  }

  private static boolean isNothing(Node root) {
    return root instanceof Node.Scalar scalar
        && scalar.written().isEmpty()
        && scalar.kind() == Node.Kind.NULL;
  }

  private void accept(Event event) {
    Mark mark = YamlSyntax.of(event.getStartMark());
    if (event instanceof NodeEvent node) {
      screen(node, mark);
    }
    switch (event.getEventId()) {
      case DocumentStart -> document(mark);
      case Alias -> alias((AliasEvent) event, mark);
      case Scalar -> scalar((ScalarEvent) event, mark);
      case MappingStart -> builder.startObject(mark);
      case SequenceStart -> builder.startArray(mark);
      case MappingEnd, SequenceEnd -> builder.end();
      case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
    }
  }

  private void document(Mark mark) {
    documents++;
    if (documents == 2) {
      String detail = "A descriptor is one YAML document; here begins a second one.";
      problems.add(Rule.MULTIPLE_DOCUMENTS, detail, Path.ROOT, mark);
    }
  }

  private void screen(NodeEvent event, Mark mark) {
    if (event.getEventId() != Event.ID.Alias && event.getAnchor().isPresent()) {
      String anchor = Excerpt.of("&" + event.getAnchor().get().getValue());
      problems.add(
          Rule.ANCHOR,
          "Anchors are not allowed in a descriptor: " + anchor + ".",
          builder.nextPath(),
          mark);
    }
    tag(event)
        .ifPresent(
            tag -> {
              String detail =
                  "Tags are not allowed in a descriptor: "
                      + Excerpt.of(tag.replace(STANDARD_TAG, "!!"))
                      + ".";
              problems.add(Rule.TAG, detail, builder.nextPath(), mark);
            });
  }

  private static Optional<String> tag(NodeEvent event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag();
    }
    return event instanceof CollectionStartEvent collection
        ? collection.getTag()
        : Optional.empty();
  }

  private void alias(AliasEvent event, Mark mark) {
    String detail =
        "Aliases are not allowed in a descriptor: "
            + Excerpt.of("*" + event.getAlias().getValue())
            + "; repeat the value.";
    problems.add(Rule.ALIAS, detail, builder.nextPath(), mark);
    if (builder.expectsKey()) {
      builder.unknownKey();
    } else {
      builder.unknown(mark);
    }
  }

  private void scalar(ScalarEvent event, Mark mark) {
    if (builder.expectsKey()) {
      key(event, mark);
    } else if (event.getTag().isPresent()) {
      builder.unknown(mark);
    } else if (event.isPlain()) {
      plain(event.getValue(), mark);
    } else {
      builder.scalar(Node.Kind.STRING, event.getValue(), event.getValue(), mark);
    }
  }

  private void plain(String written, Mark mark) {
    YamlScalars.Meaning meaning = YamlScalars.of(written);
    switch (meaning) {
      case STRING -> builder.scalar(Node.Kind.STRING, written, written, mark);
      case NUMBER -> builder.scalar(Node.Kind.NUMBER, written, written, mark);
      case BOOLEAN ->
          builder.scalar(Node.Kind.BOOLEAN, YamlScalars.literal(meaning, written), written, mark);
      case NULL ->
          builder.scalar(Node.Kind.NULL, YamlScalars.literal(meaning, written), written, mark);
      case ODD_NUMBER, NOT_FINITE -> oddNumber(meaning, written, mark);
    }
  }

  private void oddNumber(YamlScalars.Meaning meaning, String written, Mark mark) {
    Path path = builder.nextPath();
    String detail =
        meaning == YamlScalars.Meaning.NOT_FINITE
            ? "JSON has no infinite number and no NaN."
            : "JSON does not write a number like this.";
    String quoted = path.mayBeSecret() ? "." : ": \"" + written + "\"";
    problems.add(
        Problems.problem(Rule.NUMBER, detail, path, mark)
            .suggesting("Quote it where a text is meant" + quoted));
    builder.unknown(mark);
  }

  private void key(ScalarEvent event, Mark mark) {
    String written = event.getValue();
    Path path = builder.nextPath();
    if (event.isPlain() && written.equals("<<")) {
      problems.add(Rule.KEY, "Merge keys ('<<') are not allowed in a descriptor.", path, mark);
      builder.unknownKey();
    } else if (event.isPlain() && !YamlScalars.isString(written) && !YamlScalars.isWhole(written)) {
      String detail =
          "A key is a text; without quotes this one is not: " + Excerpt.of(written) + ".";
      problems.add(
          Problems.problem(Rule.KEY, detail, path, mark).suggesting("\"" + written + "\""));
      builder.badKey();
    } else {
      builder.key(written, mark);
    }
  }
}
