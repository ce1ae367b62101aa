package dev.patchbay.registry.transfer;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Revision;
import dev.patchbay.model.Rule;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.ConfigValue;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.TakenFile;
import dev.patchbay.registry.diff.VersionRules;
import dev.patchbay.registry.history.ConnectorVersion;
import dev.patchbay.registry.secret.CarriedSecrets;
import dev.patchbay.registry.secret.SecretEncryption;
import dev.patchbay.registry.secret.WrappedKey;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.ParsedDescriptor;
import dev.patchbay.registry.source.SourceFiles;
import dev.patchbay.registry.transfer.ImportedProject.ImportedVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Parses the connectors and versions of an import by the rules of an install. */
final class ContentParser {
  private static final String MANIFEST = "manifest";
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final TenantId tenant;
  private final DescriptorReader descriptors;
  private final SourceFiles files;
  private final CarriedSecrets secrets;
  private Optional<WrappedKey> key = Optional.empty();

  ContentParser(
      TenantId tenant, DescriptorReader descriptors, SourceFiles files, CarriedSecrets secrets) {
    this.tenant = tenant;
    this.descriptors = descriptors;
    this.files = files;
    this.secrets = secrets;
  }

  /** Sets the data key that encrypts the secrets of the following lines. */
  void key(ImportLine wrapped) {
    key = Optional.of(new WrappedKey(tenant, wrapped.text("wrapped_by"), wrapped.text("wrapped")));
    wrapped.requireNothingElse();
  }

  /** A connector, and the keys of {@code config} whose values were not exported. */
  record Connector(LoadedConnector loaded, List<String> lostConfig) {}

  Connector connector(ImportLine line, ProjectKey project) {
    ConnectorName name = line.text("name", "a connector's name", ConnectorName::find);
    Content content = content(line, name);
    Optional<String> path = line.textIfAny("file_path", "a path", Optional::of);
    path.ifPresent(text -> requireAllowed(line, text));
    Optional<Instant> mtime = line.instantIfAny("file_mtime").filter(time -> path.isPresent());
    Optional<TakenFile> taken =
        line.objectIfAny("taken_file").map(ContentParser::takenFile).filter(t -> path.isPresent());
    SortedMap<String, ConfigValue> config = new TreeMap<>();
    List<String> lost = config(line.object("config"), project, name, config);
    LoadedConnector loaded =
        LoadedConnector.of(
                content.manifest(),
                content.digest(),
                line.instant("loaded_at"),
                path,
                mtime,
                taken,
                line.flag("enabled"),
                config)
            .withNotices(line.objectIfAny("notices").map(ContentParser::notices).orElse(List.of()));
    line.requireNothingElse();
    return new Connector(loaded, lost);
  }

  private void requireAllowed(ImportLine line, String path) {
    try {
      files.locate(tenant, path);
    } catch (MCPRuntimeException e) {
      throw line.wrong("file_path", Rule.SOURCE, e.detail());
    }
  }

  private static TakenFile takenFile(ImportLine file) {
    String sha256 =
        file.text(
            "sha256",
            "64 hex digits",
            text -> Optional.of(text).filter(hex -> SHA256.matcher(hex).matches()));
    TakenFile taken = new TakenFile(sha256, digest(file));
    file.requireNothingElse();
    return taken;
  }

  /** Exports of older releases have no notices. */
  private static List<Problem> notices(ImportLine line) {
    return line.fields().stream()
        .map(
            id ->
                VersionRules.notice(id, line.text(id))
                    .orElseThrow(
                        () -> line.wrong(id, Rule.FIELD, "There is no notice '" + id + "'.")))
        .toList();
  }

  private static ContentDigest digest(ImportLine line) {
    return line.text(
        "digest",
        "sha256: and 64 hex digits",
        text -> Optional.of(text).filter(ContentDigest::isLegal).map(ContentDigest::new));
  }

  /** Restores the exported values; returns the keys of the others. */
  private List<String> config(
      ImportLine fields,
      ProjectKey project,
      ConnectorName connector,
      SortedMap<String, ConfigValue> config) {
    List<String> lost = new ArrayList<>();
    for (String key : fields.fields()) {
      ImportLine value = fields.object(key);
      Instant updatedAt = value.instant("updated_at");
      Optional<String> sealed = value.textIfAny("sealed", "a sealed text", Optional::of);
      value.requireNothingElse();
      SecretEncryption.Place place = new SecretEncryption.Place(project, connector, key);
      sealed.ifPresentOrElse(
          text -> config.put(key, opened(fields, place, text, updatedAt)), () -> lost.add(key));
    }
    return lost;
  }

  private ConfigValue opened(
      ImportLine fields, SecretEncryption.Place place, String sealed, Instant updatedAt) {
    try {
      WrappedKey with =
          key.orElseThrow(
              () -> fields.wrong(place.field(), Rule.FIELD, "The header has no data key."));
      return new ConfigValue(secrets.open(with, place, sealed), updatedAt);
    } catch (SecretEncryption.SealBrokenException e) {
      throw fields.wrong(
          place.field(),
          Rule.FIELD,
          "The value cannot be opened here: it was sealed with another master key, or for another"
              + " tenant, project, connector or key.");
    }
  }

  ImportedVersion version(ImportLine line, ConnectorName connector) {
    Content content = content(line, connector);
    SemVer number = line.text("version", "a SemVer", SemVer::find);
    if (!number.equals(content.manifest().version())) {
      throw line.wrong(
          "version", Rule.VERSION, "version differs from the version in the manifest.");
    }
    ConnectorVersion version =
        new ConnectorVersion(
            new Revision(line.count("revision")),
            number,
            content.digest(),
            line.instant("installed_at"),
            line.text("installed_by"),
            line.text("source"));
    line.requireNothingElse();
    return new ImportedVersion(version, content.manifest());
  }

  private record Content(ConnectorManifest manifest, ContentDigest digest) {}

  private Content content(ImportLine line, ConnectorName connector) {
    line.object(MANIFEST);
    ParsedDescriptor reading = descriptors.read(DescriptorText.ofMember(line.bytes(), MANIFEST));
    if (reading instanceof ParsedDescriptor.Invalid invalid) {
      List<Problem> problems =
          invalid.problems().stream().map(problem -> inLine(line, problem)).toList();
      throw new MCPRuntimeException(
          FailureKind.VALIDATION_ERROR, Problem.summary(problems), problems);
    }
    ConnectorManifest manifest = reading.orThrow().manifest();
    if (!manifest.name().equals(connector)) {
      throw line.wrong(
          MANIFEST, Rule.CONNECTOR_NAME, "The manifest does not belong to '" + connector + "'.");
    }
    ContentDigest digest = descriptors.digest(manifest);
    if (!digest.equals(digest(line))) {
      throw line.wrong(
          "digest", Rule.FIELD, "The manifest does not match its digest: it is damaged.");
    }
    return new Content(manifest, digest);
  }

  private static Problem inLine(ImportLine line, Problem problem) {
    Place place = problem.place();
    return problem.at(new Place(Optional.empty(), line.number(), place.column(), place.pointer()));
  }
}
