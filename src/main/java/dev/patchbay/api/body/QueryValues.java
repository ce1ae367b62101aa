package dev.patchbay.api.body;

import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.manifest.LabelSelector;
import dev.patchbay.model.state.ToolPosition;
import dev.patchbay.registry.audit.AuditQuery;
import dev.patchbay.registry.history.VersionRef;
import dev.patchbay.registry.reading.Cursor;
import dev.patchbay.registry.reading.PageRequest;
import dev.patchbay.registry.reading.ToolFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Query parameters, parsed from text. An invalid value fails with BAD_REQUEST. */
public final class QueryValues {
  private static final int MOST = 1000;

  private final MultivaluedMap<String, String> values;

  QueryValues(MultivaluedMap<String, String> values) {
    this.values = values;
  }

  public static QueryValues of(UriInfo uri) {
    return new QueryValues(uri.getQueryParameters());
  }

  public Optional<String> text(String name) {
    List<String> given = values.getOrDefault(name, List.of());
    if (given.size() > 1) {
      throw bad(name + " is given more than once.");
    }
    return given.stream().findFirst();
  }

  public Optional<Boolean> flag(String name) {
    return text(name)
        .map(
            value ->
                switch (value) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw bad(name + " is true or false.");
                });
  }

  public PageRequest<ToolPosition> toolWindow() {
    return new PageRequest<>(limit(), text("cursor").map(Cursor::position));
  }

  public PageRequest<ProjectId> projectWindow() {
    return new PageRequest<>(limit(), text("cursor").map(Cursor::project));
  }

  private OptionalInt limit() {
    Optional<String> limit = text("limit");
    if (limit.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!limit.get().matches("[1-9]\\d{0,3}") || Integer.parseInt(limit.get()) > MOST) {
      throw bad("limit is a whole number from 1 to " + MOST + ".");
    }
    return OptionalInt.of(Integer.parseInt(limit.get()));
  }

  /** Query of the audit trail; 100 records by default. */
  public AuditQuery audit(Caller caller) {
    Optional<String> project = text("project");
    Optional<ProjectId> known = project.flatMap(ProjectId::find);
    if (project.isPresent() && known.isEmpty()) {
      throw bad("project is not the name of a project.");
    }
    return AuditQuery.by(caller, known, limit().orElse(100), text("cursor"))
        .of(text("actor"))
        .between(instant("since"), instant("until"));
  }

  private Optional<Instant> instant(String name) {
    return text(name)
        .map(
            value -> {
              try {
                return Instant.parse(value);
              } catch (DateTimeParseException e) {
                throw bad(name + " is a time in UTC such as 2026-11-26T14:00:00Z.");
              }
            });
  }

  /** Label selectors {@code label=key} or {@code label=key=value}; all of them must match. */
  public List<LabelSelector> labels() {
    return values.getOrDefault("label", List.of()).stream().map(LabelSelector::parse).toList();
  }

  public ToolFilter toolFilter() {
    return new ToolFilter(text("connector"), labels(), text("q").filter(q -> !q.isEmpty()));
  }

  /** A version parameter, which is required. */
  public VersionRef version(String name) {
    return text(name)
        .flatMap(VersionRef::find)
        .orElseThrow(
            () -> bad(name + " is a version: a SemVer, a digest sha256:…, or a revision."));
  }

  /**
   * Start position of an event stream: the last event id of the client, otherwise {@code since};
   * empty for new events only.
   */
  public Optional<Revision> since(@Nullable String lastEventId) {
    return lastEventId == null || lastEventId.isEmpty()
        ? text("since").map(text -> revision("since", text))
        : Optional.of(revision("Last-Event-ID", lastEventId));
  }

  static Revision revision(String name, String text) {
    if (!text.matches("\\d{1,18}")) {
      throw bad(name + " is a revision: a whole number.");
    }
    return new Revision(Long.parseLong(text));
  }

  public static MCPRuntimeException bad(String detail) {
    return new MCPRuntimeException(FailureKind.BAD_REQUEST, detail);
  }
}
