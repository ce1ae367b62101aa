package dev.patchbay.store.jdbc;

import dev.patchbay.model.Problem;
import dev.patchbay.registry.diff.VersionRules;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the notices of a connector as JSON: each sentence under the id of its rule. */
final class NoticesJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private NoticesJson() {}

  static String write(List<Problem> notices) {
    ObjectNode object = JSON.createObjectNode();
    notices.forEach(notice -> object.put(notice.rule().id(), notice.detail()));
    return object.toString();
  }

  static List<Problem> read(String json) {
    return JSON.readTree(json).properties().stream().map(NoticesJson::notice).toList();
  }

  private static Problem notice(Map.Entry<String, JsonNode> each) {
    return VersionRules.notice(each.getKey(), each.getValue().asString())
        .orElseThrow(() -> new IllegalArgumentException("there is no notice " + each.getKey()));
  }
}
