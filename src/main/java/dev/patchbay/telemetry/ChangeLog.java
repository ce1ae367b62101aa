package dev.patchbay.telemetry;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ToolChanges;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.event.RegistryEvent.ConfigChanged;
import dev.patchbay.registry.event.RegistryEvent.ConnectorDisabled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorEnabled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorInstalled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorRejected;
import dev.patchbay.registry.event.RegistryEvent.ConnectorReloaded;
import dev.patchbay.registry.event.RegistryEvent.ConnectorUninstalled;
import dev.patchbay.registry.event.RegistryEvent.ProjectCreated;
import dev.patchbay.registry.event.RegistryEvent.ProjectRemoved;
import dev.patchbay.registry.operator.CorrelationId;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Log of registry events, one line each. Keys in fixed order: {@code event}, {@code tenant}, {@code
 * project}, {@code connector}, {@code version}, {@code revision}, {@code actor}, {@code outcome},
 * keys of the event type, {@code correlation_id}. A key that does not apply is left out. The logger
 * has the name of this class.
 */
@SingletonBean
class ChangeLog {
  private static final Logger LOG = System.getLogger(ChangeLog.class.getName());

  void on(@Observes RegistryEvent event) {
    LOG.log(event instanceof ConnectorRejected ? Level.WARNING : Level.INFO, line(event));
  }

  /** Line of the event; its correlation id is that of the current thread. */
  static String line(RegistryEvent event) {
    LogLine line = event.accept(new Lines());
    CorrelationId.current().ifPresent(id -> line.with("correlation_id", id));
    return line.toString();
  }

  /** The line of each kind of event, without the correlation id. */
  private static final class Lines implements RegistryEvent.Visitor<LogLine> {
    @Override
    public LogLine projectCreated(ProjectCreated event) {
      return end(begin(event), event);
    }

    @Override
    public LogLine projectRemoved(ProjectRemoved event) {
      return end(begin(event), event);
    }

    @Override
    public LogLine connectorInstalled(ConnectorInstalled event) {
      LogLine line = begin(event, event.connector()).with("version", event.version());
      return tools(end(line, event), event.changes());
    }

    @Override
    public LogLine connectorReloaded(ConnectorReloaded event) {
      LogLine line = begin(event, event.connector()).with("version", event.version());
      return tools(end(line, event), event.changes());
    }

    @Override
    public LogLine connectorRejected(ConnectorRejected event) {
      return problems(end(begin(event, event.connector()), event), event.problems());
    }

    @Override
    public LogLine connectorEnabled(ConnectorEnabled event) {
      return end(begin(event, event.connector()), event);
    }

    @Override
    public LogLine connectorDisabled(ConnectorDisabled event) {
      return end(begin(event, event.connector()), event);
    }

    @Override
    public LogLine connectorUninstalled(ConnectorUninstalled event) {
      return end(begin(event, event.connector()).with("version", event.version()), event);
    }

    @Override
    public LogLine configChanged(ConfigChanged event) {
      return end(begin(event, event.connector()), event).with("keys", joined(event.keys()));
    }
  }

  private static LogLine begin(RegistryEvent event) {
    ProjectKey project = event.origin().project();
    return new LogLine()
        .with("event", event.name())
        .with("tenant", project.tenant())
        .with("project", project.project());
  }

  private static LogLine begin(RegistryEvent event, ConnectorName connector) {
    return begin(event).with("connector", connector);
  }

  private static LogLine end(LogLine line, RegistryEvent event) {
    return line.with("revision", event.origin().revision())
        .with("actor", event.origin().actor())
        .with("outcome", outcome(event.name()));
  }

  /** Outcome of an event: the last word of its name, in the past tense. */
  private static String outcome(String eventName) {
    return eventName.replaceFirst("^[A-Z][a-z]*", "").toLowerCase(Locale.ROOT);
  }

  private static LogLine tools(LogLine line, ToolChanges changes) {
    return line.with("tools_added", joined(changes.added()))
        .with("tools_removed", joined(changes.removed()))
        .with("tools_changed", joined(changes.changed()));
  }

  private static LogLine problems(LogLine line, List<Problem> problems) {
    problems.stream()
        .findFirst()
        .ifPresent(
            first ->
                line.with("rule", first.rule().id())
                    .with("place", place(first.place()))
                    .with("problem", first.detail())
                    .with("more", problems.size() - 1));
    return line;
  }

  /** Location in the form of compilers, which editors can open: {@code file:line:column}. */
  private static String place(Place place) {
    String position = place.line() > 0 ? ":" + place.line() + ":" + place.column() : "";
    return place.file().map(file -> file + position).orElse(place.pointer() + position);
  }

  private static String joined(List<?> names) {
    return names.stream().map(Object::toString).collect(Collectors.joining(","));
  }
}
