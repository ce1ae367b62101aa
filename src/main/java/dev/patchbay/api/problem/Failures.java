package dev.patchbay.api.problem;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.operator.CorrelationId;
import dev.patchbay.web.ClientGoneException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * From whatever was thrown to the problem document that answers it. What nobody foresaw is logged
 * with its stack under an id, and the answer shows the id and nothing else of it.
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
    if (ClientGoneException.isCauseOf(failure)) {
      // Not read by anyone: the connection is closed.
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
        ? refusedForNow(failure)
        : ProblemDocument.of(failure, Optional.of(log(failure)));
  }

  static ProblemDocument unforeseen(Throwable failure) {
    String id = log(failure);
    return ProblemDocument.of(
        new MCPRuntimeException(
            FailureKind.INTERNAL,
            "Something went wrong here; the log tells more under the instance's id."),
        Optional.of(id));
  }

  /** What a filter has refused on purpose: known where it was refused, so without a stack. */
  static ProblemDocument refused(MCPRuntimeException refusal) {
    if (HttpStatus.of(refusal.kind()) < 500) {
      return ProblemDocument.of(refusal, Optional.empty());
    }
    return refusedForNow(refusal);
  }

  /** Nothing is wrong here but the moment, so there is no stack to look at. */
  private static ProblemDocument refusedForNow(MCPRuntimeException refusal) {
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
   * The methods of the path, with HEAD and OPTIONS, which JAX-RS answers but does not always name.
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

  /** A library's message may name what is inside, so the sentence is ours. */
  static String sentence(int status, Optional<String> allow) {
    return switch (status) {
      case 400 -> "The request cannot be understood.";
      case 404 -> "There is nothing at this path.";
      case 405 ->
          "The method is not allowed here"
              + allow.map(methods -> "; allowed are " + methods + ".").orElse(".");
      case 406 -> "None of the media types that Accept names can be given.";
      case 413 -> "The request is too large.";
      case 415 -> "The body's Content-Type is not one that can be read here.";
      case 501 -> "The method is not known.";
      default -> "The request was refused.";
    };
  }

  /** Without what ends a line somewhere or cannot be seen: Unicode has more of it than ASCII. */
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", " ");
  }
}
