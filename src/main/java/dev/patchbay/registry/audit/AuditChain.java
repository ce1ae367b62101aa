package dev.patchbay.registry.audit;

import dev.patchbay.model.ContentDigest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * State of a hash chain of audit lines. A line begins with the SHA-256 of the rest of the line; the
 * rest begins with the hash of the previous line. A changed, removed or moved line therefore breaks
 * the chain. A cut end does not break it; comparing with a noted last hash finds that.
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

  /** The next line, and the chain after it. */
  public record Link(String line, AuditChain chain) {}

  /** Result of checking a line. */
  public sealed interface Judgement {
    record Fits(AuditChain chain) implements Judgement {}

    /**
     * The line breaks the chain.
     *
     * @param reason a sentence without its subject
     */
    record Broken(String reason) implements Judgement {}
  }

  public Link add(Optional<Long> of, AuditRecord record) {
    AuditLine next = new AuditLine(seq + 1, of, record);
    String rest = "\"prev\":\"" + hash + "\",\"seq\":" + next.seq() + "," + next.members() + "}";
    String nextHash = sha256(rest);
    return new Link("{\"hash\":\"" + nextHash + "\"," + rest, new AuditChain(next.seq(), nextHash));
  }

  /** Checks the line that follows. */
  public Judgement judge(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return new Judgement.Broken("is not a line of an audit trail");
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

  /** State of the chain before a line, as the line says. */
  public static Optional<AuditChain> ahead(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches()
        ? Optional.of(new AuditChain(Long.parseLong(matcher.group(4)) - 1, matcher.group(3)))
        : Optional.empty();
  }

  /** State of the chain after a line, as the line says. */
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
