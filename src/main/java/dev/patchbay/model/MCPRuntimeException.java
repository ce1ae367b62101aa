package dev.patchbay.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one failure type of Patchbay. The message is a sentence for a human that may be shown to the
 * caller; it never holds a secret, a machine path or a stack. {@link #problems()} lists what is
 * wrong with an input, all at once; {@link #candidates()} lists the names among which the caller
 * must choose.
 */
public final class MCPRuntimeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;
  private final transient List<Problem> problems;
  private final transient List<String> candidates;

  public MCPRuntimeException(FailureKind kind, String detail) {
    this(kind, detail, List.of(), List.of(), null);
  }

  /** Keeps the cause for the log; what the caller sees is {@code detail} alone. */
  public MCPRuntimeException(FailureKind kind, String detail, Throwable cause) {
    this(kind, detail, List.of(), List.of(), cause);
  }

  public MCPRuntimeException(FailureKind kind, String detail, List<Problem> problems) {
    this(kind, detail, problems, List.of(), null);
  }

  private MCPRuntimeException(
      FailureKind kind,
      String detail,
      List<Problem> problems,
      List<String> candidates,
      @Nullable Throwable cause) {
    super(detail, cause);
    this.kind = kind;
    this.problems = List.copyOf(problems);
    this.candidates = List.copyOf(candidates);
  }

  /** A value that breaks one rule; the reader of a document adds the place. */
  public static MCPRuntimeException invalid(Rule rule, String detail) {
    return invalid(List.of(Problem.of(rule, detail)));
  }

  /** A document that breaks rules; the detail sums up what {@code problems} tell one by one. */
  public static MCPRuntimeException invalid(List<Problem> problems) {
    return new MCPRuntimeException(
        FailureKind.VALIDATION_ERROR, Problem.summary(problems), problems);
  }

  public static MCPRuntimeException ambiguous(String detail, List<String> candidates) {
    return new MCPRuntimeException(FailureKind.AMBIGUOUS_TOOL, detail, List.of(), candidates, null);
  }

  /**
   * Says nothing of what was asked for: absent and hidden projects are refused in the same words.
   */
  public static MCPRuntimeException noSuchProject() {
    return new MCPRuntimeException(FailureKind.PROJECT_NOT_FOUND, "The project does not exist.");
  }

  public static MCPRuntimeException noSuchConnector() {
    return new MCPRuntimeException(
        FailureKind.CONNECTOR_NOT_FOUND, "The connector does not exist.");
  }

  public static MCPRuntimeException noSuchVersion() {
    return new MCPRuntimeException(
        FailureKind.CONNECTOR_NOT_FOUND,
        "The connector never had that version, or it is not kept any more; GET its versions.");
  }

  public FailureKind kind() {
    return kind;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public List<Problem> problems() {
    return problems;
  }

  public List<String> candidates() {
    return candidates;
  }
}
