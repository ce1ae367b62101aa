package dev.patchbay.descriptor.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Error sentences for syntax errors of the YAML parser. */
final class YamlSyntax {
  private static final String OTHER = "This is not YAML 1.2.";

  /** Sentence by a part of the parser's message; the first match counts. */
  private static final Map<String, String> SENTENCES = new LinkedHashMap<>();

  static {
    SENTENCES.put("(TAB)", "A tab cannot begin a value or indent a line of YAML; use spaces.");
    SENTENCES.put(
        "cannot start any token", "A text cannot begin with this character; put it into quotes.");
    SENTENCES.put(
        "mapping values are not allowed",
        "A ':' does not belong here: check the indentation, or put the text into quotes.");
    SENTENCES.put(
        "sequence entries are not allowed",
        "A list entry does not belong here: check the indentation.");
    SENTENCES.put("mapping keys are not allowed", "A '?' does not belong here.");
    SENTENCES.put("could not find expected ':'", "This line has no ':' after its key.");
    SENTENCES.put("unexpected end of stream", "The quote that opens here is not closed.");
    SENTENCES.put("unexpected document separator", "The quote that opens here is not closed.");
    SENTENCES.put("expected ',' or ']'", "A ',' or the closing ']' is missing here.");
    SENTENCES.put("expected ',' or '}'", "A ',' or the closing '}' is missing here.");
    SENTENCES.put(
        "expected <block end>", "This does not fit what stands above it: check the indentation.");
    SENTENCES.put("expected the node content", "A value is missing here.");
    SENTENCES.put(
        "expected '<document start>'", "The document has ended; this does not belong to it.");
    SENTENCES.put(
        "unknown escape", "There is no such escape; in single quotes a backslash is plain text.");
    SENTENCES.put("hexadecimal numbers", "The escape needs its full number of hexadecimal digits.");
    SENTENCES.put("undefined tag handle", "Tags are not allowed in a descriptor.");
    SENTENCES.put(
        "leading empty lines", "The first lines of this text are indented further than the rest.");
    SENTENCES.put("chomping or indentation", "After '|' or '>' the text begins in the next line.");
    SENTENCES.put("comment or a line break", "After '|' or '>' the text begins in the next line.");
    SENTENCES.put("indentation indicator", "The indentation of a text block is 1 to 9.");
  }

  private final String text;

  YamlSyntax(String text) {
    this.text = text;
  }

  String sentence(YamlEngineException e) {
    if (e instanceof ReaderException reader) {
      return String.format(
          "The control character U+%04X is not allowed in YAML.", reader.getCodePoint());
    }
    if (e instanceof YamlVersionException) {
      return "Only YAML 1.1 and 1.2 are read.";
    }
    String message = e instanceof MarkedYamlEngineException marked ? marked.getProblem() : "";
    return SENTENCES.entrySet().stream()
        .filter(entry -> message.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(OTHER);
  }

  /** Position of the error: an unclosed quote, otherwise where the parser stopped. */
  Mark mark(YamlEngineException e) {
    if (e instanceof MarkedYamlEngineException marked) {
      boolean unclosed = marked.getProblem().startsWith("found unexpected");
      var place = unclosed ? marked.getContextMark() : marked.getProblemMark();
      return place.or(marked::getProblemMark).map(YamlSyntax::of).orElse(Mark.START);
    }
    return e instanceof ReaderException ? firstUnprintable() : Mark.START;
  }

  private Mark firstUnprintable() {
    Marks marks = new Marks(text);
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (!StreamReader.isPrintable(text.codePointAt(i))) {
        return marks.at(i);
      }
    }
    return Mark.START;
  }

  static Mark of(Optional<org.snakeyaml.engine.v2.exceptions.Mark> mark) {
    return mark.map(YamlSyntax::of).orElse(Mark.START);
  }

  private static Mark of(org.snakeyaml.engine.v2.exceptions.Mark mark) {
    return new Mark(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
