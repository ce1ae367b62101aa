package dev.patchbay.store.jdbc;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.ToolChanges;
import dev.patchbay.registry.event.EventKind;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.event.RegistryEvent.ConfigChanged;
import dev.patchbay.registry.event.RegistryEvent.ConnectorDisabled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorEnabled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorInstalled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorRejected;
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
    events.forEach(event -> array.add(event.accept(new Writer())));
    return array.toString();
  }

  /** The JSON of each kind of event. */
  private static final class Writer implements RegistryEvent.Visitor<ObjectNode> {
    @Override
    public ObjectNode projectCreated(ProjectCreated event) {
      return node(event);
    }

    @Override
    public ObjectNode projectRemoved(ProjectRemoved event) {
      return node(event);
    }

    @Override
    public ObjectNode connectorInstalled(ConnectorInstalled event) {
      return content(node(event, event.connector()), event.version(), event.changes());
    }

    @Override
    public ObjectNode connectorReloaded(ConnectorReloaded event) {
      return content(node(event, event.connector()), event.version(), event.changes());
    }

    @Override
    public ObjectNode connectorRejected(ConnectorRejected event) {
      throw notKept();
    }

    @Override
    public ObjectNode connectorEnabled(ConnectorEnabled event) {
      return node(event, event.connector());
    }

    @Override
    public ObjectNode connectorDisabled(ConnectorDisabled event) {
      return node(event, event.connector());
    }

    @Override
    public ObjectNode connectorUninstalled(ConnectorUninstalled event) {
      return node(event, event.connector()).put("version", event.version().text());
    }

    @Override
    public ObjectNode configChanged(ConfigChanged event) {
      ObjectNode node = node(event, event.connector());
      node.set("keys", texts(event.keys()));
      return node;
    }
  }

  private static ObjectNode node(RegistryEvent event) {
    return JSON.createObjectNode().put("type", event.name());
  }

  private static ObjectNode node(RegistryEvent event, ConnectorName connector) {
    return node(event).put("connector", connector.value());
  }

  private static ObjectNode content(ObjectNode node, SemVer version, ToolChanges changes) {
    node.put("version", version.text());
    node.set("added", texts(changes.added()));
    node.set("removed", texts(changes.removed()));
    node.set("changed", texts(changes.changed()));
    return node;
  }

  private static IllegalArgumentException notKept() {
    return new IllegalArgumentException("A rejection changes nothing: no change has it.");
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
    return switch (EventKind.ofName(text(node, "type"))) {
      case PROJECT_CREATED -> new ProjectCreated(origin);
      case PROJECT_REMOVED -> new ProjectRemoved(origin);
      case CONNECTOR_INSTALLED ->
          new ConnectorInstalled(origin, connector(node), version(node), changes(node));
      case CONNECTOR_RELOADED ->
          new ConnectorReloaded(origin, connector(node), version(node), changes(node));
      case CONNECTOR_REJECTED -> throw notKept();
      case CONNECTOR_UNINSTALLED ->
          new ConnectorUninstalled(origin, connector(node), version(node));
      case CONNECTOR_ENABLED -> new ConnectorEnabled(origin, connector(node));
      case CONNECTOR_DISABLED -> new ConnectorDisabled(origin, connector(node));
      case CONFIG_CHANGED ->
          new ConfigChanged(origin, connector(node), list(node, "keys", key -> key));
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
