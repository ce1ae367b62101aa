package dev.patchbay.registry.install;

import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.TokenEstimate;
import dev.patchbay.model.state.ConfigValue;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.PlacedTool;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.model.state.TakenFile;
import dev.patchbay.registry.diff.VersionRules;
import dev.patchbay.registry.diff.VersionedContent;
import dev.patchbay.registry.operator.Settings.VersionPolicy;
import dev.patchbay.registry.source.SourceContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A valid manifest to be installed, and the rules that decide whether the project admits it.
 *
 * @param digest of the manifest
 * @param warnings from parsing it
 * @param source the file that it was read from; empty for a request body
 */
public record Candidate(
    ConnectorManifest manifest,
    ContentDigest digest,
    List<Problem> warnings,
    Optional<SourceContent> source,
    InstallOptions options) {
  private static final int MOST_TOKENS = 20_000;
  private static final int MOST_TOOLS = 128;

  /** The connector as it would be in the project; keeps what the options do not replace. */
  public LoadedConnector loadedInto(
      ProjectRegistry project, AdmissionPolicy admission, Instant now) {
    Optional<LoadedConnector> before = before(project);
    return LoadedConnector.of(
            manifest,
            digest,
            now,
            source.flatMap(content -> content.text().file()),
            source.map(SourceContent::modifiedAt),
            source.map(content -> new TakenFile(content.sha256(), digest)),
            options.enabled().or(() -> before.map(LoadedConnector::enabled)).orElse(true),
            config(before.map(LoadedConnector::config).orElse(new TreeMap<>()), now))
        .withNotices(notices(project, admission));
  }

  public Optional<LoadedConnector> before(ProjectRegistry project) {
    return project.connectors().find(manifest.name());
  }

  private SortedMap<String, ConfigValue> config(
      SortedMap<String, ConfigValue> before, Instant now) {
    return options.config().map(edit -> edit.inPlaceOf(before, now)).orElse(before);
  }

  /** All warnings for the installing caller, including the {@link #notices}. */
  List<Problem> warnings(ProjectRegistry project, List<Problem> notices) {
    return Stream.of(warnings, notices, listWarnings(project)).flatMap(List::stream).toList();
  }

  /**
   * Warnings about the version number, which do not prevent the install. Unchanged content keeps
   * its earlier warnings.
   */
  List<Problem> notices(ProjectRegistry project, AdmissionPolicy admission) {
    Optional<List<Problem>> said =
        before(project).filter(old -> old.digest().equals(digest)).map(LoadedConnector::notices);
    return said.orElseGet(
        () -> admission.versions() == VersionPolicy.WARN ? brokenPromises(project) : List.of());
  }

  private List<Problem> brokenPromises(ProjectRegistry project) {
    return before(project)
        .map(old -> VersionRules.check(content(old.digest(), old.manifest()), content()))
        .orElse(List.of());
  }

  private VersionedContent content() {
    return content(digest, manifest);
  }

  private static VersionedContent content(ContentDigest digest, ConnectorManifest manifest) {
    return new VersionedContent(digest.value(), manifest);
  }

  /** Warns when the list of the project's tools is too long for clients or conversations. */
  private List<Problem> listWarnings(ProjectRegistry project) {
    return Stream.of(countWarning(project), tokenWarning(project))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Problem> countWarning(ProjectRegistry project) {
    Optional<LoadedConnector> before = before(project);
    boolean enabled = options.enabled().or(() -> before.map(LoadedConnector::enabled)).orElse(true);
    int tools = project.connectors().toolCount();
    if (before.isPresent() && before.get().enabled()) {
      tools -= before.get().manifest().tools().size();
    }
    tools += enabled ? manifest.tools().size() : 0;
    return tools <= MOST_TOOLS
        ? Optional.empty()
        : Optional.of(
            Problem.at(
                "/connector",
                Rule.PROJECT_TOOLS,
                "The project now has "
                    + tools
                    + " callable tools, and some clients take at most "
                    + MOST_TOOLS
                    + "; give each agent its part by ?connectors= or ?read_only=true."));
  }

  private Optional<Problem> tokenWarning(ProjectRegistry project) {
    Optional<LoadedConnector> before = before(project);
    boolean enabled = options.enabled().or(() -> before.map(LoadedConnector::enabled)).orElse(true);
    long characters = project.connectors().listedCharacters();
    if (before.isPresent() && before.get().enabled()) {
      characters -= TokenEstimate.characters(before.get().manifest());
    }
    if (enabled) {
      characters += TokenEstimate.characters(manifest);
    }
    long tokens = TokenEstimate.tokens(characters);
    if (tokens <= MOST_TOKENS) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.at(
            "/connector",
            Rule.PROJECT_TOKENS,
            "The tools of the whole project now take about "
                + tokens
                + " tokens of every conversation, and more than "
                + MOST_TOKENS
                + " crowd out the work; give each agent its part by ?connectors= or"
                + " ?read_only=true."));
  }

  /** Reasons why the project does not admit the candidate; empty when it does. */
  public List<Refusal> refusals(ProjectRegistry project, AdmissionPolicy admission) {
    List<Refusal> refusals = new ArrayList<>();
    boolean known = before(project).isPresent();
    if (known && !options.replace()) {
      refusals.add(
          new Refusal(
              FailureKind.CONNECTOR_EXISTS,
              Rule.CONNECTOR_EXISTS,
              "/connector/name",
              "A connector of this name is already installed, and replace is false."));
    }
    if (!known && project.connectors().count() >= admission.mostConnectors()) {
      refusals.add(
          new Refusal(
              FailureKind.CONNECTOR_LIMIT_REACHED,
              Rule.CONNECTOR_LIMIT,
              "/connector",
              "The project has "
                  + admission.mostConnectors()
                  + " connectors, which is the most it may have"
                  + " (MAX_CONCURRENT_CONNECTORS)."));
    }
    project.connectors().firstTaken(manifest).ifPresent(owner -> refusals.add(taken(owner)));
    refusals.addAll(keptWithoutValue(project));
    if (admission.versions() == VersionPolicy.ENFORCE) {
      brokenPromises(project).forEach(promise -> refusals.add(broken(promise)));
    }
    return refusals;
  }

  private List<Refusal> keptWithoutValue(ProjectRegistry project) {
    SortedMap<String, ConfigValue> there =
        before(project).map(LoadedConnector::config).orElse(new TreeMap<>());
    return options.config().stream()
        .flatMap(edit -> edit.missing(there, "/config").stream())
        .map(
            problem ->
                new Refusal(
                    FailureKind.VALIDATION_ERROR,
                    problem.rule(),
                    problem.place().pointer(),
                    problem.detail()))
        .toList();
  }

  private static Refusal broken(Problem promise) {
    return new Refusal(
        FailureKind.CONNECTOR_EXISTS,
        promise.rule(),
        promise.place().pointer(),
        promise.detail() + " The server refuses that (patchbay.versions.policy).");
  }

  private Refusal taken(PlacedTool owner) {
    return new Refusal(
        FailureKind.TOOL_NAME_TAKEN,
        Rule.EXPOSED_NAME_TAKEN,
        "/connector/tools",
        "The exposed tool name '"
            + owner.exposedName()
            + "' belongs to the connector '"
            + owner.connector().name()
            + "'; set another tool_prefix.");
  }

  /** One reason against a candidate. */
  public record Refusal(FailureKind kind, Rule rule, String pointer, String detail) {
    public Problem toProblem(Optional<String> file) {
      return new Problem(rule, detail, Place.at(pointer).in(file), Optional.empty());
    }

    /** Fails with the kind of the first refusal and the problems of all. */
    static void failIfAny(List<Refusal> refusals) {
      if (!refusals.isEmpty()) {
        Refusal first = refusals.get(0);
        throw new MCPRuntimeException(
            first.kind,
            first.detail,
            refusals.stream().map(refusal -> refusal.toProblem(Optional.empty())).toList());
      }
    }
  }
}
