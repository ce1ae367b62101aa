package dev.patchbay.store.audit;

import dev.patchbay.registry.audit.AuditChain;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The files of one node's audit trail: {@code <node>.jsonl} is written to; a full file is named
 * after the number of its last line, {@code <node>.<number>.jsonl}.
 */
record TrailFiles(Path directory, String node) {
  private static final String ENDING = ".jsonl";

  Path active() {
    return directory.resolve(node + ENDING);
  }

  /** The file that replaces the active one when that is full. */
  Path next() {
    return directory.resolve(node + ".next");
  }

  Path full(long lastSeq) {
    return directory.resolve(node + String.format(".%018d", lastSeq) + ENDING);
  }

  /** A full file, and the number of its last line. */
  record Full(Path path, long lastSeq) {}

  /** Full files, newest first. */
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

  /** Finds the line with this number; empty when no file has it. */
  Optional<String> line(long seq) throws IOException {
    List<Path> paths = new ArrayList<>(List.of(active()));
    full().stream().filter(full -> full.lastSeq() >= seq).map(Full::path).forEach(paths::add);
    for (Path path : paths) {
      Optional<String> found = line(path, seq);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> line(Path file, long seq) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      BackwardLines lines = new BackwardLines(channel, channel.size());
      Optional<String> line = lines.next();
      while (line.isPresent() && number(line.get()) > seq) {
        line = lines.next();
      }
      return line.filter(text -> number(text) == seq);
    }
  }

  /** Counts a line that does not belong to a chain as older than any other. */
  private static long number(String line) {
    return AuditChain.after(line).map(AuditChain::seq).orElse(-1L);
  }
}
