package dev.patchbay.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The recorded answers of one test class. Immutable. */
final class SeenAnswers {
  private static final Pattern BEGIN = Pattern.compile(String.valueOf(Observation.BEGIN));
  private static final Pattern GIVES_KEY =
      Pattern.compile("POST /v1/keys(/[^/ ]+/rotate)? 20[01]\n");
  private static final Pattern KEY = Pattern.compile("pbk_[0-9A-Za-z]{12}_([0-9A-Za-z]{43})_");
  private static final Pattern CHUNK_HEAD = Pattern.compile("\r\n[0-9A-Fa-f]{1,8}\r\n");

  private final Path file;

  private SeenAnswers(Path file) {
    this.file = file;
  }

  static List<SeenAnswers> all() {
    if (!Files.isDirectory(Observed.DIRECTORY)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(Observed.DIRECTORY)) {
      return files.sorted().map(SeenAnswers::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String testClass() {
    return file.getFileName().toString();
  }

  String text() {
    return LeftFiles.read(file);
  }

  /** Each answer with its head; chunked bodies of sockets are joined. */
  Stream<String> answers() {
    return BEGIN
        .splitAsStream(text())
        .filter(answer -> !answer.isEmpty())
        .map(
            answer ->
                answer.startsWith("SOCKET") ? CHUNK_HEAD.matcher(answer).replaceAll("") : answer);
  }

  /** The secret parts of issued keys, each in the one answer that may hold it. */
  Stream<String> keys() {
    return answers().filter(SeenAnswers::givesKey).flatMap(SeenAnswers::keysIn);
  }

  static Stream<String> keysIn(String text) {
    return KEY.matcher(text).results().map(match -> match.group(1));
  }

  static boolean givesKey(String answer) {
    return GIVES_KEY.matcher(answer).lookingAt();
  }
}
