package dev.patchbay.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Markdown page of the repository: its text, links, anchors and tables. */
record Page(Path path, String text) {
  static final Path SITE = Path.of("src", "site", "markdown");

  private static final Set<String> NOT_OURS = Set.of("target", "data", ".git", "node_modules");
  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern INLINE = Pattern.compile("`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  static Page of(Path path) {
    try {
      return new Page(path, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page ofSite(String name) {
    return of(SITE.resolve(name));
  }

  /** All pages of the repository. */
  static List<Page> all() {
    try (Stream<Path> files = Files.walk(Path.of(""))) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !NOT_OURS.contains(file.getName(0).toString()))
          .sorted()
          .map(Page::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isOfSite() {
    return path.startsWith(SITE);
  }

  /** The targets of all links outside of code. */
  List<String> links() {
    String prose = INLINE.matcher(prose()).replaceAll("");
    return LINK.matcher(prose).results().map(link -> link.group(1)).toList();
  }

  /** The anchors of the headings, by GitHub's rule. */
  List<String> anchors() {
    return HEADING.matcher(prose()).results().map(heading -> anchor(heading.group(1))).toList();
  }

  /** The text without fenced code. */
  String prose() {
    return FENCED.matcher(text).replaceAll("");
  }

  /** The content of all fenced code. */
  List<String> code() {
    return FENCED
        .matcher(text)
        .results()
        .map(code -> code.group().replaceAll("(?m)^ *```.*$", "").strip())
        .toList();
  }

  /** The rows of all tables whose header begins so, without header and rule; at least one. */
  List<List<String>> table(String header) {
    List<List<String>> rows = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(header)) {
        lines.stream()
            .skip(i + 2L)
            .takeWhile(line -> line.startsWith("|"))
            .map(Page::cells)
            .forEach(rows::add);
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalStateException(path + " has no table '" + header + "'");
    }
    return rows;
  }

  /** What stands in backticks. */
  static List<String> names(String cell) {
    return NAME.matcher(cell).results().map(name -> name.group(1)).toList();
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
  }

  private static String anchor(String heading) {
    Matcher link = LINK.matcher(heading);
    String words = link.replaceAll(found -> found.group().replaceAll("\\[|\\].*", ""));
    return words
        .toLowerCase(Locale.ROOT)
        .chars()
        .mapToObj(Character::toString)
        .filter(letter -> letter.matches("[\\p{L}\\p{N} _-]"))
        .collect(Collectors.joining())
        .replace(' ', '-');
  }
}
