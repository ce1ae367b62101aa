package dev.patchbay.api.problem;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.operator.CorrelationId;
import dev.patchbay.web.ClientDisconnectedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Mapping from an exception to a problem document. An unexpected exception is logged with its stack
 * under an id, and the answer contains only the id.
 */
final class Failures {
  private static final Logger LOG = System.getLogger(Failures.class.getName());

  private static final OverloadLog BUSY = new OverloadLog(LOG, System::nanoTime);

  private Failures() {}

  static ProblemDocument toDocument(Throwable failure) {
    if (failure instanceof MCPRuntimeException known) {
      return ofKnown(known);
    }
    if (failure instanceof WebApplicationException http && http.getResponse().getStatus() < 500) {
      int status = http.getResponse().getStatus();
      return ProblemDocument.of(status, sentence(status, allow(http)), Optional.empty());
    }
    if (ClientDisconnectedException.isCauseOf(failure)) {
      // The client does not read this: its connection is closed.
      return ProblemDocument.of(503, sentence(503, Optional.empty()), Optional.empty());
    }
    return unforeseen(failure);
  }

  private static ProblemDocument ofKnown(MCPRuntimeException failure) {
    if (HttpStatus.of(failure.kind()) < 500) {
      LOG.log(
          Level.INFO,
          () -> "Refused: " + failure.kind() + " " + oneLine(failure.detail()) + correlation());
      return ProblemDocument.of(failure, Optional.empty());
    }
    return failure.kind() == FailureKind.BUSY
        ? overloaded(failure)
        : ProblemDocument.of(failure, Optional.of(log(failure)));
  }

  static ProblemDocument unforeseen(Throwable failure) {
    String id = log(failure);
    return ProblemDocument.of(
        new MCPRuntimeException(
            FailureKind.INTERNAL, "Internal error; the log has details under the instance's id."),
        Optional.of(id));
  }

  /** Problem document of a deliberate refusal by a filter, logged without a stack. */
  static ProblemDocument refused(MCPRuntimeException refusal) {
    if (HttpStatus.of(refusal.kind()) < 500) {
      return ProblemDocument.of(refusal, Optional.empty());
    }
    return overloaded(refusal);
  }

  /** Problem document of a temporary overload; it has no stack, because it is not a fault. */
  private static ProblemDocument overloaded(MCPRuntimeException refusal) {
    String id = newId();
    String line = "Refused: " + refusal.kind() + " " + id + " " + oneLine(refusal.detail());
    BUSY.refused(line + correlation(), refusal);
    return ProblemDocument.of(refusal, Optional.of(id));
  }

  private static String newId() {
    return "urn:uuid:" + UUID.randomUUID();
  }

  private static String log(Throwable failure) {
    String id = newId();
    LOG.log(Level.ERROR, "Failure " + id + correlation(), failure);
    return id;
  }

  private static String correlation() {
    return CorrelationId.current().map(id -> " correlation_id=" + id).orElse("");
  }

  /**
   * Allowed methods of the path, plus HEAD and OPTIONS, which JAX-RS answers but does not always
   * list.
   */
  static Optional<String> allow(Throwable failure) {
    return failure instanceof WebApplicationException http
        ? Optional.ofNullable(http.getResponse().getHeaderString(HttpHeaders.ALLOW))
            .map(Failures::complete)
        : Optional.empty();
  }

  private static String complete(String allow) {
    TreeSet<String> methods = new TreeSet<>(List.of(allow.split("\\s*,\\s*")));
    methods.add("OPTIONS");
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return String.join(", ", methods);
  }

  /** Detail for a bare status. A library's own message may reveal internals, so it is not used. */
  static String sentence(int status, Optional<String> allow) {
    return switch (status) {
      case 400 -> "The request cannot be understood.";
      case 404 -> "There is nothing at this path.";
      case 405 ->
          "The method is not allowed here"
              + allow.map(methods -> "; allowed are " + methods + ".").orElse(".");
      case 406 -> "None of the media types that Accept names can be given.";
      case 413 -> "The request is too large.";
      case 415 -> "The body's Content-Type is not supported here.";
      case 501 -> "The method is not known.";
      default -> "The request was refused.";
    };
  }

  /** Replaces line ends and invisible characters; Unicode has more of them than ASCII. */
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", " ");
  }
}
