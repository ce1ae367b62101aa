package dev.patchbay.telemetry.audit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files of one node's trail: {@code <node>.jsonl} is written to, and those that are full are
 * named after the number of their last line, {@code <node>.<number>.jsonl}.
 */
record TrailFiles(Path directory, String node) {
  private static final String ENDING = ".jsonl";

  Path active() {
    return directory.resolve(node + ENDING);
  }

  /** What takes the place of the active one when that is full. */
  Path next() {
    return directory.resolve(node + ".next");
  }

  Path full(long lastSeq) {
    return directory.resolve(node + String.format(".%018d", lastSeq) + ENDING);
  }

  /** A full file, and the number of its last line. */
  record Full(Path path, long lastSeq) {}

  /** The newest first. */
  List<Full> full() throws IOException {
    List<Full> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory, node + ".[0-9]*" + ENDING)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        String number = name.substring(node.length() + 1, name.length() - ENDING.length());
        if (number.matches("\\d{1,18}")) {
          found.add(new Full(file, Long.parseLong(number)));
        }
      }
    }
    found.sort(Comparator.comparingLong(Full::lastSeq).reversed());
    return found;
  }
}
