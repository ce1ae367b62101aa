package dev.patchbay.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Failure that a caller may see: a kind ({@link FailureKind}) and a sentence. The message is a
 * sentence that may be shown to the caller; it contains no secret, machine path or stack. {@link
 * #problems()} lists all problems of an input; {@link #candidates()} lists the names from which the
 * caller must choose.
 */
public final class MCPRuntimeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;
  private final transient List<Problem> problems;
  private final transient List<String> candidates;

  public MCPRuntimeException(FailureKind kind, String detail) {
    this(kind, detail, List.of(), List.of(), null);
  }

  /** Keeps the cause for the log; the caller sees only {@code detail}. */
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

  /** A value that violates a rule; the document's reader adds the place. */
  public static MCPRuntimeException invalid(Rule rule, String detail) {
    return invalid(List.of(Problem.of(rule, detail)));
  }

  /** A document with problems; the detail summarizes them. */
  public static MCPRuntimeException invalid(List<Problem> problems) {
    return new MCPRuntimeException(
        FailureKind.VALIDATION_ERROR, Problem.summary(problems), problems);
  }

  public static MCPRuntimeException ambiguous(String detail, List<String> candidates) {
    return new MCPRuntimeException(FailureKind.AMBIGUOUS_TOOL, detail, List.of(), candidates, null);
  }

  /** Failure for an absent or hidden project; the text is the same for both. */
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
