package dev.patchbay.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.api.view.ProblemView;
import dev.patchbay.api.view.View;
import dev.patchbay.model.MCPRuntimeException;
import java.util.List;
import java.util.Optional;

/**
 * Problem document (RFC 9457) with Patchbay's members.
 *
 * @param errorType the failure's kind, or {@code HTTP_<status>} for refusals by HTTP itself
 * @param candidates names to choose from, when a name was ambiguous
 * @param instance id of the log entry; only for 5xx
 */
public record ProblemDocument(
    String type,
    String title,
    int status,
    String detail,
    String errorType,
    List<ProblemView> errors,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> candidates,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> instance)
    implements View {
  public static final String MEDIA_TYPE = "application/problem+json";

  static ProblemDocument of(MCPRuntimeException failure, Optional<String> instance) {
    int status = HttpStatus.of(failure.kind());
    return new ProblemDocument(
        type(failure.kind().name()),
        HttpStatus.title(status),
        status,
        failure.detail(),
        failure.kind().name(),
        ProblemView.all(failure.problems()),
        failure.candidates(),
        instance);
  }

  /** Document of a bare status, without a kind of the registry. */
  static ProblemDocument of(int status, String detail, Optional<String> instance) {
    String errorType = HttpStatus.errorType(status);
    return new ProblemDocument(
        type(errorType),
        HttpStatus.title(status),
        status,
        detail,
        errorType,
        List.of(),
        List.of(),
        instance);
  }

  private static String type(String errorType) {
    return "urn:patchbay:problem:" + errorType;
  }
}
