package dev.patchbay.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.api.view.JsonFormat;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.openapi.OpenApiDocument;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemDocumentSchemaTest {
  private static final String SCHEMA = "/components/schemas/ProblemDocument";

  private final OpenApiDocument document = new OpenApiDocument();

  @Test
  void documentGivesEveryKindItsStatus() {
    Map<FailureKind, Integer> documented = new EnumMap<>(FailureKind.class);
    for (JsonNode branch : document.at(SCHEMA + "/oneOf")) {
      JsonNode status = branch.at("/properties/status/const");
      if (status.isInt()) {
        branch
            .at("/properties/error_type/enum")
            .forEach(kind -> documented.put(FailureKind.valueOf(kind.asString()), status.asInt()));
      }
    }

    Map<FailureKind, Integer> actual = new EnumMap<>(FailureKind.class);
    for (FailureKind kind : FailureKind.values()) {
      actual.put(kind, HttpStatus.of(kind));
    }

    assertThat(documented).isEqualTo(actual);
  }

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void everyKindOfFailureIsWrittenAsDocumented(FailureKind kind) {
    var problems = List.of(Problem.at("/connector", Rule.REQUIRED, "It is needed."));
    var failure =
        kind == FailureKind.AMBIGUOUS_TOOL
            ? MCPRuntimeException.ambiguous("Which one?", List.of("a__x", "b__x"))
            : new MCPRuntimeException(kind, "It went wrong.", problems);
    Optional<String> instance =
        HttpStatus.of(kind) < 500
            ? Optional.empty()
            : Optional.of("urn:uuid:00000000-0000-0000-0000-000000000000");

    JsonNode written = written(ProblemDocument.of(failure, instance));

    assertThat(document.violations(SCHEMA, written)).isEmpty();
    assertThat(written.path("status").asInt()).isEqualTo(HttpStatus.of(kind));
    assertThat(written.path("error_type").asString()).isEqualTo(kind.name());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 406, 413, 415, 501})
  void everyBareStatusIsWrittenAsDocumented(int status) {
    JsonNode written =
        written(
            ProblemDocument.of(
                status, Failures.sentence(status, Optional.empty()), Optional.empty()));

    assertThat(document.violations(SCHEMA, written)).isEmpty();
  }

  @Test
  void schemaRefusesAWrongStatusOfAKind() {
    JsonNode wrong =
        written(
            new ProblemDocument(
                "urn:patchbay:problem:BAD_REQUEST",
                "Not Found",
                404,
                "It went wrong.",
                "BAD_REQUEST",
                List.of(),
                List.of(),
                Optional.empty()));

    assertThat(document.violations(SCHEMA, wrong)).isNotEmpty();
  }

  private static JsonNode written(ProblemDocument problem) {
    return JsonMapper.shared().readTree(JsonFormat.write(problem));
  }
}
