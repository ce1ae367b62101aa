package dev.patchbay.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.ParsedDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A descriptor as one member of a request: lines of the body, pointers of the descriptor. */
class MemberDescriptorTest {
  private static final String DESCRIPTOR =
      "{\"connector\":{\"name\":\"x\",\"version\":\"1.0.0\",\"tools\":[{\"name\":\"t\",\"input_schema\":{\"type\":\"object\"},\"endpoint\":\"h\"}]}}";

  @Test
  void linesReferToTheBodyAndPointersToTheDescriptor() {
    List<String> outcome =
        outcome(
            """
            {"enabled": true,
             "manifest": {"connector": {"name": "Bad", "version": 1.10,
               "tools": [{"name": "no good", "name": "t"}]}},
             "config": {"a": {"connector": 1, "connector": 2}}}
            """);

    assertThat(outcome)
        .containsExactly(
            "VALIDATION_ERROR",
            "PB-CONNECTOR-NAME 2:37 /connector/name",
            "PB-TYPE 2:55 /connector/version",
            "PB-REQUIRED 3:14 /connector/tools/0",
            "PB-REQUIRED 3:14 /connector/tools/0",
            "PB-TOOL-NAME 3:23 /connector/tools/0/name",
            "PB-DUPLICATE-KEY 3:34 /connector/tools/0/name");
  }

  @Test
  void absentMemberIsRequired() {
    assertThat(outcome(" {\"config\": {\"manifest\": " + DESCRIPTOR + "}}"))
        .containsExactly("VALIDATION_ERROR", "PB-REQUIRED 1:2");
  }

  @Test
  void bodyMustBeAnObject() {
    assertThat(outcome("[" + DESCRIPTOR + "]")).containsExactly("VALIDATION_ERROR", "PB-TYPE 1:1");
    assertThat(outcome("\"manifest\"")).containsExactly("VALIDATION_ERROR", "PB-TYPE 1:1");
  }

  @Test
  void memberMustOccurOnce() {
    assertThat(outcome("{\"manifest\": " + DESCRIPTOR + ",\n \"manifest\": {}}"))
        .containsExactly("VALIDATION_ERROR", "PB-DUPLICATE-KEY 2:2");
  }

  @Test
  void syntaxErrorAnywhereInTheBodyIsAJsonError() {
    assertThat(outcome("{\"manifest\": " + DESCRIPTOR + ",\n \"config\": {,}}"))
        .containsExactly("JSON_ERROR", "PB-JSON-SYNTAX 2:13");
    assertThat(outcome("{\"config\": tru, \"manifest\": " + DESCRIPTOR + "}"))
        .containsExactly("JSON_ERROR", "PB-JSON-SYNTAX 1:12");
    assertThat(outcome("{\"manifest\": " + DESCRIPTOR + "} x"))
        .containsExactly("JSON_ERROR", "PB-JSON-SYNTAX 1:" + (DESCRIPTOR.length() + 16));
    assertThat(outcome("{\"manifest\": " + DESCRIPTOR + "} {}"))
        .containsExactly("JSON_ERROR", "PB-JSON-SYNTAX 1:" + (DESCRIPTOR.length() + 16));
  }

  @Test
  void emptyBodyIsAJsonError() {
    assertThat(outcome("")).containsExactly("JSON_ERROR", "PB-EMPTY 1:1");
  }

  @Test
  void memberMustBeAnObject() {
    assertThat(outcome("{\"manifest\": null}")).containsExactly("VALIDATION_ERROR", "PB-TYPE 1:14");
    assertThat(outcome("{\"manifest\": 12345}"))
        .containsExactly("VALIDATION_ERROR", "PB-TYPE 1:14");
  }

  @Test
  void problemsOfABodyNameNoFile() {
    ParsedDescriptor.Invalid reading = (ParsedDescriptor.Invalid) read("{}");

    assertThat(reading.problems())
        .extracting(problem -> problem.place().file())
        .containsOnly(Optional.empty());
  }

  private static List<String> outcome(String body) {
    return Corpus.outcome(read(body));
  }

  private static ParsedDescriptor read(String body) {
    return Corpus.READER.read(
        DescriptorText.ofMember(body.getBytes(StandardCharsets.UTF_8), "manifest"));
  }
}
