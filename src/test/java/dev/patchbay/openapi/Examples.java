package dev.patchbay.openapi;

import dev.patchbay.model.Place;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Finds every example of the document, beside the schema that it is an example of. */
final class Examples {
  private final OpenApiDocument document;
  private final List<Example> found = new ArrayList<>();

  /** A value and the schema that it must obey. */
  record Example(String pointer, String schemaPointer, JsonNode value) {}

  private Examples(OpenApiDocument document) {
    this.document = document;
  }

  static List<Example> of(OpenApiDocument document) {
    Examples examples = new Examples(document);
    examples.visit("", document.root());
    return examples.found;
  }

  private void visit(String pointer, JsonNode node) {
    boolean hasSchema = node.isObject() && node.path("schema").isObject();
    if (hasSchema && node.has("example")) {
      found.add(new Example(pointer, pointer + "/schema", node.get("example")));
    }
    if (hasSchema && node.has("examples")) {
      node.get("examples").propertyNames().forEach(name -> named(pointer, name));
    }
    node.propertyStream()
        .forEach(member -> visit(Place.child(pointer, member.getKey()), member.getValue()));
  }

  private void named(String pointer, String name) {
    String example = document.follow(Place.child(pointer + "/examples", name));
    found.add(new Example(example, pointer + "/schema", document.at(example + "/value")));
  }
}
