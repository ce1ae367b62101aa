package dev.patchbay.registry.transfer;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Rule;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.Connectors;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.transfer.ImportedProject.ImportedConnector;
import dev.patchbay.registry.transfer.ImportedProject.ImportedUsage;
import dev.patchbay.registry.transfer.ImportedProject.ImportedVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parses the lines of an export. A wrong line is recorded and the lines that depend on it are
 * skipped, so that one answer lists all problems.
 */
final class ImportParser {
  private static final int MOST_PROBLEMS = 100;

  private final TenantId tenant;
  private final ContentParser contents;
  private final int mostConnectors;

  private final Map<ProjectId, ProjectDraft> projects = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private int line;
  private boolean started;
  private boolean ended;
  private @Nullable ProjectDraft project;
  private @Nullable ConnectorDraft connector;

  ImportParser(TenantId tenant, ContentParser contents, int mostConnectors) {
    this.tenant = tenant;
    this.contents = contents;
    this.mostConnectors = mostConnectors;
  }

  private static final class ProjectDraft {
    private final ProjectId id;
    private final int line;
    private final Instant createdAt;
    private final List<ConnectorDraft> drafts = new ArrayList<>();
    private Connectors connectors = Connectors.NONE;

    ProjectDraft(ProjectId id, int line, Instant createdAt) {
      this.id = id;
      this.line = line;
      this.createdAt = createdAt;
    }

    ImportedProject finished() {
      return new ImportedProject(
          id, line, createdAt, drafts.stream().map(ConnectorDraft::finished).toList());
    }
  }

  private static final class ConnectorDraft {
    private final ContentParser.Connector content;
    private final List<ImportedVersion> versions = new ArrayList<>();
    private final Map<ToolName, ImportedUsage> usage = new LinkedHashMap<>();

    ConnectorDraft(ContentParser.Connector content) {
      this.content = content;
    }

    ImportedConnector finished() {
      return new ImportedConnector(
          content.loaded(), versions, List.copyOf(usage.values()), content.lostConfig());
    }
  }

  /** Fails with JSON_ERROR when the line is not JSON, and when there are too many problems. */
  void accept(byte[] bytes) {
    line++;
    ImportLine parsed = ImportLine.parse(line, bytes);
    try {
      accept(parsed);
    } catch (MCPRuntimeException e) {
      if (e.kind() != FailureKind.VALIDATION_ERROR) {
        throw e;
      }
      problems.addAll(e.problems());
      if (problems.size() >= MOST_PROBLEMS) {
        throw MCPRuntimeException.invalid(problems);
      }
    }
  }

  private void accept(ImportLine parsed) {
    LineType type =
        parsed.text("type", "header, project, connector, version, usage or end", LineType::find);
    if (ended || started == (type == LineType.HEADER)) {
      throw parsed.wrong(
          "type", Rule.FIELD, "An export begins with exactly one header and stops after its end.");
    }
    switch (type) {
      case HEADER -> header(parsed);
      case PROJECT -> project(parsed);
      case CONNECTOR -> connector(parsed);
      case VERSION -> version(parsed);
      case USAGE -> usage(parsed);
      case END -> end(parsed);
    }
  }

  private void header(ImportLine header) {
    started = true;
    if (header.count("format") != LineType.FORMAT) {
      throw header.wrong(
          "format", Rule.FIELD, "Only exports with format " + LineType.FORMAT + " can be read.");
    }
    header.objectIfAny("key").ifPresent(contents::key);
  }

  private void project(ImportLine given) {
    project = null;
    connector = null;
    ProjectId id = given.text("project_id", "a project's name", ProjectId::find);
    if (projects.containsKey(id)) {
      throw given.wrong("project_id", Rule.DUPLICATE_KEY, "The project occurs twice.");
    }
    ProjectDraft draft = new ProjectDraft(id, given.number(), given.instant("created_at"));
    given.instant("last_updated");
    given.count("revision");
    given.requireNothingElse();
    projects.put(id, draft);
    project = draft;
  }

  private void connector(ImportLine given) {
    connector = null;
    ProjectDraft owner = project;
    if (owner == null) {
      requireProblems(given);
      return;
    }
    ContentParser.Connector content = contents.connector(given, new ProjectKey(tenant, owner.id));
    requireRoom(given, owner, content);
    owner.connectors = owner.connectors.with(content.loaded());
    connector = new ConnectorDraft(content);
    owner.drafts.add(connector);
  }

  private void requireRoom(ImportLine given, ProjectDraft owner, ContentParser.Connector content) {
    if (owner.connectors.find(content.loaded().name()).isPresent()) {
      throw given.wrong("name", Rule.DUPLICATE_KEY, "The connector occurs twice in its project.");
    }
    if (owner.connectors.count() >= mostConnectors) {
      throw given.wrong(
          "name",
          Rule.CONNECTOR_LIMIT,
          "A project can have at most "
              + mostConnectors
              + " connectors (MAX_CONCURRENT_CONNECTORS).");
    }
    owner
        .connectors
        .firstTaken(content.loaded().manifest())
        .ifPresent(
            taken -> {
              throw given.wrong(
                  "manifest",
                  Rule.EXPOSED_NAME_TAKEN,
                  "The exposed tool name '" + taken.exposedName() + "' occurs twice.");
            });
  }

  private void version(ImportLine given) {
    if (connector == null) {
      requireProblems(given);
    } else {
      connector.versions.add(contents.version(given, connector.content.loaded().name()));
    }
  }

  private void usage(ImportLine given) {
    if (connector == null) {
      requireProblems(given);
      return;
    }
    ToolName tool = given.text("tool", "a tool's name", ToolName::find);
    boolean known =
        connector.content.loaded().tools().stream().anyMatch(each -> each.name().equals(tool));
    if (!known || connector.usage.containsKey(tool)) {
      throw given.wrong(
          "tool", Rule.FIELD, "The connector has no such tool, or the tool occurs twice.");
    }
    ImportedUsage figure =
        new ImportedUsage(tool, given.count("invocation_count"), given.instant("last_used"));
    given.requireNothingElse();
    connector.usage.put(tool, figure);
  }

  /** Reports a line without its parent, unless the parent was wrong and is already reported. */
  private void requireProblems(ImportLine given) {
    if (problems.isEmpty()) {
      throw given.wrong("type", Rule.FIELD, "The line does not follow its parent line.");
    }
  }

  private void end(ImportLine given) {
    ended = true;
    boolean whole =
        problems.isEmpty()
            && given.count("projects") == projects.size()
            && given.count("connectors") == connectors().count()
            && given.count("versions") == connectors().mapToLong(c -> c.versions.size()).sum()
            && given.count("usage") == connectors().mapToLong(c -> c.usage.size()).sum();
    if (problems.isEmpty() && !whole) {
      throw given.wrong("type", Rule.FIELD, "Lines are missing: the counts differ from the lines.");
    }
  }

  private Stream<ConnectorDraft> connectors() {
    return projects.values().stream().flatMap(each -> each.drafts.stream());
  }

  /** The parsed projects; fails with VALIDATION_ERROR and every problem. */
  List<ImportedProject> finished() {
    if (!ended) {
      problems.add(
          new Problem(
              Rule.FIELD,
              "The export is cut off: its end is missing.",
              new Place(Optional.empty(), line, 0, ""),
              Optional.empty()));
    }
    if (!problems.isEmpty()) {
      throw MCPRuntimeException.invalid(problems);
    }
    return projects.values().stream().map(ProjectDraft::finished).toList();
  }
}
