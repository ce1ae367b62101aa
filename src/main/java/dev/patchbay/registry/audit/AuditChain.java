package dev.patchbay.registry.audit;

import dev.patchbay.model.ContentDigest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a chain stands. Each line begins with its hash, which is the SHA-256 of the rest of the
 * line, and the rest begins with the hash of the line before: a line that is changed, taken out or
 * moved breaks the chain for everybody who reads it. Cutting off the end breaks nothing; whoever
 * has noted a last hash sees that.
 *
 * @param seq of the last line; 0 before the first
 * @param hash of the last line
 */
public record AuditChain(long seq, String hash) {
  public static final AuditChain BEGINNING = new AuditChain(0, "0".repeat(64));

  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"hash\":\"([0-9a-f]{64})\",(\"prev\":\"([0-9a-f]{64})\",\"seq\":(\\d{1,18}),.*)",
          Pattern.DOTALL);

  /** The next line, and where the chain stands with it. */
  public record Link(String line, AuditChain chain) {}

  /** How a line fits. */
  public sealed interface Judgement {
    record Fits(AuditChain chain) implements Judgement {}

    /** A sentence without a subject. */
    record Broken(String reason) implements Judgement {}
  }

  public Link add(Optional<Long> of, AuditRecord record) {
    AuditLine next = new AuditLine(seq + 1, of, record);
    String rest = "\"prev\":\"" + hash + "\",\"seq\":" + next.seq() + "," + next.members() + "}";
    String nextHash = sha256(rest);
    return new Link("{\"hash\":\"" + nextHash + "\"," + rest, new AuditChain(next.seq(), nextHash));
  }

  /** Judges the line that follows. */
  public Judgement judge(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return new Judgement.Broken("is no line of an audit trail");
    }
    if (!sha256(matcher.group(2)).equals(matcher.group(1))) {
      return new Judgement.Broken("was changed: its hash is another");
    }
    long lineSeq = Long.parseLong(matcher.group(4));
    if (lineSeq != seq + 1 || !matcher.group(3).equals(hash)) {
      return new Judgement.Broken(
          "does not follow the one before: it is number " + lineSeq + " after " + seq);
    }
    return new Judgement.Fits(new AuditChain(lineSeq, matcher.group(1)));
  }

  /** Where the chain stands ahead of a line, as the line says. */
  public static Optional<AuditChain> ahead(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches()
        ? Optional.of(new AuditChain(Long.parseLong(matcher.group(4)) - 1, matcher.group(3)))
        : Optional.empty();
  }

  /** Where the chain stands after a line, as the line says. */
  public static Optional<AuditChain> after(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches()
        ? Optional.of(new AuditChain(Long.parseLong(matcher.group(4)), matcher.group(1)))
        : Optional.empty();
  }

  private static String sha256(String text) {
    return ContentDigest.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
