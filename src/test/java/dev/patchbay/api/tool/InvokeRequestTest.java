package dev.patchbay.api.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.api.body.RequestBody;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.upstream.Colliding;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvokeRequestTest {
  private static final InvokeRequest NOTHING = new InvokeRequest(JsonText.EMPTY_OBJECT, false);

  @Test
  void emptyBodyIsACallWithoutArguments() {
    assertThat(InvokeRequest.parse(null)).isEqualTo(NOTHING);
    assertThat(parse("")).isEqualTo(NOTHING);
    assertThat(parse("{}")).isEqualTo(NOTHING);
    assertThat(parse("{\"arguments\":{},\"dry_run\":false}")).isEqualTo(NOTHING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"arguments\":{\"a\":1.50}}                                  | {\"a\":1.50}",
        "{ \"dry_run\" : false , \"arguments\" : { \"b\" : [1e2] } }   | {\"b\":[1e2]}",
        "{\"arguments\":{\"arguments\":{\"c\":123456789012345678901}}} |"
            + " {\"arguments\":{\"c\":123456789012345678901}}",
        "{\"arguments\":{\"d\":\"ä€\uD83D\uDE00\"},\"dry_run\":false}  |"
            + " {\"d\":\"ä€\uD83D\uDE00\"}",
        "{\"\\u0061rguments\":{\"e\":null}}                            | {\"e\":null}",
      })
  void argumentsStayAsTheyWereWritten(String body, String arguments) {
    assertThat(parse(body)).isEqualTo(new InvokeRequest(new JsonText(arguments), false));
  }

  /** A table that all requests share would be full of them, and refuse the names of others. */
  @Test
  void collidingNamesAreAccepted() {
    String arguments = Colliding.members(1_000);

    assertThat(parse("{\"arguments\":" + arguments + "}"))
        .isEqualTo(new InvokeRequest(new JsonText(arguments), false));
  }

  @Test
  void dryRunIsAFieldOfTheBody() {
    assertThat(parse("{\"dry_run\":true}"))
        .isEqualTo(new InvokeRequest(JsonText.EMPTY_OBJECT, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"arguments\":[]}                  | VALIDATION_ERROR | /arguments",
        "{\"arguments\":\"{}\"}              | VALIDATION_ERROR | /arguments",
        "{\"arguments\":{},\"dry_run\":1}    | VALIDATION_ERROR | /dry_run",
        "{\"arguments\":{\"a\":1,\"a\":2}}    | VALIDATION_ERROR | /arguments",
        "{\"arguments\":{\"a\":{\"b\":1,\"\\u0062\":2}}} | VALIDATION_ERROR | /arguments",
        "{\"args\":{}}                       | VALIDATION_ERROR | /args",
        "{\"args\":{},\"dry_run\":\"yes\"}   | VALIDATION_ERROR | /dry_run",
        "{\"arguments\":{}                   | JSON_ERROR       | ",
        "not json                            | JSON_ERROR       | ",
      })
  void problemsNameTheirPlace(String body, FailureKind kind, String pointer) {
    assertThatExceptionOfType(MCPRuntimeException.class)
        .isThrownBy(() -> parse(body))
        .returns(kind, MCPRuntimeException::kind)
        .satisfies(
            failure ->
                assertThat(failure.problems().stream().map(problem -> problem.place().pointer()))
                    .contains(pointer == null ? "" : pointer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"arguments\":{\"a\":\"\\ud800\"}}",
        "{\"arguments\":{\"\\udc00\":1}}",
        "{\"arguments\":{\"a\":[\"\\ud800\\ud800\"]}}"
      })
  void loneSurrogateIsRefused(String body) {
    assertThatExceptionOfType(MCPRuntimeException.class)
        .isThrownBy(() -> parse(body))
        .returns(FailureKind.JSON_ERROR, MCPRuntimeException::kind);
  }

  @Test
  void byteOrderMarkIsSkipped() {
    assertThat(parse("\uFEFF{\"arguments\":{\"a\":1}}").arguments())
        .isEqualTo(new JsonText("{\"a\":1}"));
  }

  @Test
  void bodyMustBeUtf8() {
    String body = "{\"arguments\":{\"a\":\"ä\"}}";

    for (Charset charset :
        List.of(
            StandardCharsets.ISO_8859_1,
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            Charset.forName("UTF-32"))) {
      assertThatExceptionOfType(MCPRuntimeException.class)
          .as(charset.name())
          .isThrownBy(
              () -> InvokeRequest.parse(new RequestBody(body.getBytes(charset), Format.JSON)))
          .returns(FailureKind.JSON_ERROR, MCPRuntimeException::kind);
    }
  }

  private static InvokeRequest parse(String body) {
    return InvokeRequest.parse(new RequestBody(body.getBytes(StandardCharsets.UTF_8), Format.JSON));
  }
}
