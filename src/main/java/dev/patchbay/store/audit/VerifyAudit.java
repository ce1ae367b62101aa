package dev.patchbay.store.audit;

import dev.patchbay.registry.audit.AuditChain;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Command that verifies an audit trail. It needs only the classes of the WAR, so files can be
 * verified on another machine.
 */
public final class VerifyAudit {
  private VerifyAudit() {}

  /** Takes the folder of the trail; the exit status is 0 when every chain in it is intact. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("Usage: VerifyAudit <folder with .jsonl files>");
      System.exit(2);
    }
    System.exit(verify(Path.of(args[0]), System.out) ? 0 : 1);
  }

  static boolean verify(Path folder, PrintStream out) throws IOException {
    Map<String, List<Path>> chains = chains(folder);
    if (chains.isEmpty()) {
      out.println("There is no .jsonl file in " + folder + ".");
      return false;
    }
    boolean whole = true;
    for (Map.Entry<String, List<Path>> chain : chains.entrySet()) {
      whole &= verify(chain.getKey(), chain.getValue(), out);
    }
    return whole;
  }

  /** Files by node, in the order of the chain; the active file comes last. */
  private static Map<String, List<Path>> chains(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jsonl")) {
      return StreamSupport.stream(files.spliterator(), false)
          .sorted(
              Comparator.comparing((Path file) -> isFull(file) ? 0 : 1)
                  .thenComparing(Path::getFileName))
          .collect(Collectors.groupingBy(VerifyAudit::node, TreeMap::new, Collectors.toList()));
    }
  }

  private static boolean isFull(Path file) {
    return file.getFileName().toString().matches(".*\\.\\d+\\.jsonl");
  }

  private static String node(Path file) {
    return file.getFileName().toString().replaceFirst("(\\.\\d+)?\\.jsonl$", "");
  }

  private static boolean verify(String node, List<Path> files, PrintStream out) throws IOException {
    TrailCheck check = new TrailCheck(line -> {});
    for (Path file : files) {
      check.read(file);
    }
    check.findings().forEach(out::println);
    if (check.cutOff() > 0) {
      out.println(
          node + ": " + check.cutOff() + " bytes behind the last line, as a crash leaves them.");
    }
    boolean whole = check.findings().isEmpty();
    AuditChain last = check.last().orElse(AuditChain.BEGINNING);
    long first = check.first().orElse(AuditChain.BEGINNING).seq() + 1;
    out.println(
        whole
            ? node + ": whole, lines " + first + " to " + last.seq() + ", last hash " + last.hash()
            : node + ": NOT WHOLE, " + check.findings().size() + " places");
    return whole;
  }
}
