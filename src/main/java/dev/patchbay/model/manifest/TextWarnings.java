package dev.patchbay.model.manifest;

import dev.patchbay.model.JsonText;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Warnings about deceptive text in all fields that are shown to a model or human. */
final class TextWarnings {
  private final List<Problem> warnings = new ArrayList<>();

  private TextWarnings() {}

  static List<Problem> of(ConnectorManifest manifest) {
    TextWarnings all = new TextWarnings();
    all.check("/connector/title", manifest.title());
    all.check("/connector/description", manifest.description());
    all.check("/connector/labels", manifest.labels());
    for (int i = 0; i < manifest.tools().size(); i++) {
      all.check(Place.child("/connector/tools", i), manifest.tools().get(i));
    }
    return all.warnings;
  }

  private void check(String pointer, ConnectorTool tool) {
    check(pointer + "/title", tool.title());
    check(pointer + "/description", tool.description());
    check(pointer + "/annotations/title", tool.annotations().title());
    checkSchema(pointer + "/input_schema", tool.inputSchema());
    tool.outputSchema().ifPresent(schema -> checkSchema(pointer + "/output_schema", schema));
    check(pointer + "/labels", tool.labels());
    tool.errors()
        .byStatus()
        .forEach(
            (status, message) ->
                check(pointer + "/errors/" + status + "/message", Optional.of(message)));
  }

  /**
   * Checks a schema; its compact text escapes only control characters, which other texts must not
   * contain.
   */
  private void checkSchema(String pointer, JsonText schema) {
    check(pointer, Optional.of(schema.text()));
    if (schema.text().contains("\\u00")) {
      warnings.add(Problem.at(pointer, Rule.TEXT_DECEPTIVE, "The text holds a control character."));
    }
  }

  private void check(String pointer, Labels labels) {
    labels.values().forEach((key, value) -> check(Place.child(pointer, key), Optional.of(value)));
  }

  private void check(String pointer, Optional<String> text) {
    text.flatMap(DeceptiveText::fault)
        .ifPresent(
            fault -> warnings.add(Problem.at(pointer, Rule.TEXT_DECEPTIVE, "The text " + fault)));
  }
}
