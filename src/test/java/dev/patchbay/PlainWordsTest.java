package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Plain words in comments and strings of the main code: a sentence names its subject ("the caller",
 * "the node") instead of an indefinite pronoun, and uses the technical term.
 */
class PlainWordsTest {
  private static final Path SOURCES = Path.of("src", "main", "java");

  /** Each alternative, as a whole word in any case, marks a sentence to rewrite. */
  private static final Pattern AVOIDED =
      Pattern.compile(
          "\\b(?:"
              + String.join(
                  "|",
                  "whoever|whomever|whatever|whichever",
                  "(?:no|some|every|any)body|(?:some|every|any)one|no one",
                  "for now",
                  "of (?:no )?use",
                  "tells?|told",
                  "hears?|heard",
                  "gone",
                  "lets? in",
                  "that which",
                  "the one (?:that|who)",
                  "as the other",
                  "who ha[sd]",
                  "wish(?:es|ed)?",
                  "strangers?")
              + ")\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COMMENT_OR_STRING =
      Pattern.compile(
          "\"\"\"(?s:.)*?\"\"\""
              + "|\"(?:[^\"\\\\\\n]|\\\\.)*+\""
              + "|//[^\\n]*+"
              + "|/\\*(?s:.)*?\\*/"
              + "|'(?:[^'\\\\\\n]|\\\\.)*+'");

  @Test
  void commentsAndStringsUsePlainWords() throws IOException {
    assertThat(findings()).isEmpty();
  }

  @Test
  void findsWordsInCommentsAndStringsOnly() {
    assertThat(avoided("/** Who has it.\n * Nobody else. */ int told; // for now"))
        .containsExactly("1: Who has", "2: Nobody", "2: for now");
    assertThat(avoided("call(\"the one\\\"that\", '\"', \"Gone.\"); // bygone"))
        .containsExactly("1: Gone");
  }

  private static List<String> findings() throws IOException {
    List<String> findings = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        avoided(Files.readString(file))
            .forEach(finding -> findings.add(SOURCES.relativize(file) + ":" + finding));
      }
    }
    return findings;
  }

  /** Line and word of each finding. */
  private static List<String> avoided(String source) {
    List<String> found = new ArrayList<>();
    Matcher part = COMMENT_OR_STRING.matcher(source);
    while (part.find()) {
      Matcher word = AVOIDED.matcher(part.group());
      while (word.find()) {
        found.add(line(source, part.start() + word.start()) + ": " + word.group());
      }
    }
    return found;
  }

  private static long line(String source, int index) {
    return 1 + source.substring(0, index).chars().filter(c -> c == '\n').count();
  }
}
