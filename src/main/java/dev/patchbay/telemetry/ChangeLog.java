package dev.patchbay.telemetry;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.state.ToolChanges;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.event.RegistryEvent.ConfigChanged;
import dev.patchbay.registry.event.RegistryEvent.ConnectorDisabled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorEnabled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorInstalled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorRejected;
import dev.patchbay.registry.event.RegistryEvent.ConnectorReloaded;
import dev.patchbay.registry.event.RegistryEvent.ConnectorUninstalled;
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
    RegistryEvent.Origin origin = event.origin();
    String name = event.getClass().getSimpleName();
    LogLine line =
        new LogLine()
            .with("event", name)
            .with("tenant", origin.project().tenant())
            .with("project", origin.project().project());
    addConnector(line, event);
    line.with("revision", origin.revision())
        .with("actor", origin.actor())
        .with("outcome", outcome(name));
    addDetails(line, event);
    CorrelationId.current().ifPresent(id -> line.with("correlation_id", id));
    return line.toString();
  }

  /** Outcome of an event: the last word of its name, in the past tense. */
  private static String outcome(String eventName) {
    return eventName.replaceFirst("^[A-Z][a-z]*", "").toLowerCase(Locale.ROOT);
  }

  private static void addConnector(LogLine line, RegistryEvent event) {
    if (event instanceof ConnectorInstalled e) {
      line.with("connector", e.connector()).with("version", e.version());
    } else if (event instanceof ConnectorReloaded e) {
      line.with("connector", e.connector()).with("version", e.version());
    } else if (event instanceof ConnectorUninstalled e) {
      line.with("connector", e.connector()).with("version", e.version());
    } else if (event instanceof ConnectorRejected e) {
      line.with("connector", e.connector());
    } else if (event instanceof ConnectorEnabled e) {
      line.with("connector", e.connector());
    } else if (event instanceof ConnectorDisabled e) {
      line.with("connector", e.connector());
    } else if (event instanceof ConfigChanged e) {
      line.with("connector", e.connector());
    }
  }

  private static void addDetails(LogLine line, RegistryEvent event) {
    if (event instanceof ConnectorInstalled e) {
      addTools(line, e.changes());
    } else if (event instanceof ConnectorReloaded e) {
      addTools(line, e.changes());
    } else if (event instanceof ConnectorRejected e) {
      addProblems(line, e.problems());
    } else if (event instanceof ConfigChanged e) {
      line.with("keys", joined(e.keys()));
    }
  }

  private static void addTools(LogLine line, ToolChanges changes) {
    line.with("tools_added", joined(changes.added()))
        .with("tools_removed", joined(changes.removed()))
        .with("tools_changed", joined(changes.changed()));
  }

  private static void addProblems(LogLine line, List<Problem> problems) {
    problems.stream()
        .findFirst()
        .ifPresent(
            first ->
                line.with("rule", first.rule().id())
                    .with("place", place(first.place()))
                    .with("problem", first.detail())
                    .with("more", problems.size() - 1));
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
