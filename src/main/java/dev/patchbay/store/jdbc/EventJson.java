package dev.patchbay.store.jdbc;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.ToolChanges;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.event.RegistryEvent.ConfigChanged;
import dev.patchbay.registry.event.RegistryEvent.ConnectorDisabled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorEnabled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorInstalled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorReloaded;
import dev.patchbay.registry.event.RegistryEvent.ConnectorUninstalled;
import dev.patchbay.registry.event.RegistryEvent.Origin;
import dev.patchbay.registry.event.RegistryEvent.ProjectCreated;
import dev.patchbay.registry.event.RegistryEvent.ProjectRemoved;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the events of one change as JSON. Their common origin is in the row. */
final class EventJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private EventJson() {}

  static String write(List<RegistryEvent> events) {
    ArrayNode array = JSON.createArrayNode();
    events.forEach(event -> array.add(node(event)));
    return array.toString();
  }

  private static ObjectNode node(RegistryEvent event) {
    ObjectNode node = JSON.createObjectNode().put("type", event.getClass().getSimpleName());
    if (event instanceof ConnectorInstalled e) {
      content(node, e.connector(), e.version(), e.changes());
    } else if (event instanceof ConnectorReloaded e) {
      content(node, e.connector(), e.version(), e.changes());
    } else if (event instanceof ConnectorUninstalled e) {
      connector(node, e.connector()).put("version", e.version().text());
    } else if (event instanceof ConnectorEnabled e) {
      connector(node, e.connector());
    } else if (event instanceof ConnectorDisabled e) {
      connector(node, e.connector());
    } else if (event instanceof ConfigChanged e) {
      connector(node, e.connector()).set("keys", texts(e.keys()));
    }
    return node;
  }

  private static ObjectNode connector(ObjectNode node, ConnectorName name) {
    return node.put("connector", name.value());
  }

  private static void content(
      ObjectNode node, ConnectorName name, SemVer version, ToolChanges changes) {
    connector(node, name).put("version", version.text());
    node.set("added", texts(changes.added()));
    node.set("removed", texts(changes.removed()));
    node.set("changed", texts(changes.changed()));
  }

  private static ArrayNode texts(List<?> values) {
    ArrayNode array = JSON.createArrayNode();
    values.forEach(value -> array.add(value.toString()));
    return array;
  }

  static List<RegistryEvent> read(String json, Origin origin) {
    List<RegistryEvent> events = new ArrayList<>();
    JSON.readTree(json).forEach(node -> events.add(event(node, origin)));
    return events;
  }

  private static RegistryEvent event(JsonNode node, Origin origin) {
    String type = text(node, "type");
    return switch (type) {
      case "ProjectCreated" -> new ProjectCreated(origin);
      case "ProjectRemoved" -> new ProjectRemoved(origin);
      case "ConnectorInstalled" ->
          new ConnectorInstalled(origin, connector(node), version(node), changes(node));
      case "ConnectorReloaded" ->
          new ConnectorReloaded(origin, connector(node), version(node), changes(node));
      case "ConnectorUninstalled" ->
          new ConnectorUninstalled(origin, connector(node), version(node));
      case "ConnectorEnabled" -> new ConnectorEnabled(origin, connector(node));
      case "ConnectorDisabled" -> new ConnectorDisabled(origin, connector(node));
      case "ConfigChanged" ->
          new ConfigChanged(origin, connector(node), list(node, "keys", key -> key));
      default -> throw new IllegalArgumentException("there is no event " + type);
    };
  }

  private static ConnectorName connector(JsonNode node) {
    return new ConnectorName(text(node, "connector"));
  }

  private static SemVer version(JsonNode node) {
    return new SemVer(text(node, "version"));
  }

  private static ToolChanges changes(JsonNode node) {
    return new ToolChanges(
        list(node, "added", ToolName::new),
        list(node, "removed", ToolName::new),
        list(node, "changed", ToolName::new));
  }

  private static <T> List<T> list(JsonNode node, String name, Function<String, T> value) {
    List<T> values = new ArrayList<>();
    node.required(name).forEach(each -> values.add(value.apply(each.asString())));
    return values;
  }

  private static String text(JsonNode node, String name) {
    return node.required(name).asString();
  }
}
