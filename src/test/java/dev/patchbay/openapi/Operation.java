package dev.patchbay.openapi;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the OpenAPI document.
 *
 * @param path its template
 * @param pointer where it stands in the document
 */
public record Operation(String method, String path, String pointer, JsonNode node) {
  public String id() {
    return node.path("operationId").asString("");
  }

  public JsonNode responses() {
    return node.path("responses");
  }

  public Set<String> statuses() {
    return new TreeSet<>(responses().propertyNames());
  }
}
