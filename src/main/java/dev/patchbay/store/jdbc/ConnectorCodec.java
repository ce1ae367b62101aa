package dev.patchbay.store.jdbc;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.Secret;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ManifestRedaction;
import dev.patchbay.model.state.ConfigValue;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.PlacedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.TakenFile;
import dev.patchbay.registry.secret.SecretEncryption;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.DescriptorText.Format;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Maps connectors to rows and back. Secrets leave it only encrypted. */
final class ConnectorCodec {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  // Names in a config come from tenants; the shared symbol table of the parser
                  // would keep them all.
                  .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                  .build())
          .build();

  /** Prefix of encrypted content; no JSON begins like this. */
  private static final String SEALED = "sealed:";

  private final DescriptorReader descriptors;
  private final SecretEncryption encryption;

  ConnectorCodec(DescriptorReader descriptors, SecretEncryption encryption) {
    this.descriptors = descriptors;
    this.encryption = encryption;
  }

  /** Failure to parse a row. The message holds nothing of the content. */
  static final class UnreadableRowException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableRowException(String reason) {
      super(reason);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  ConnectorRow row(ProjectKey project, PlacedConnector placed) {
    LoadedConnector connector = placed.connector();
    return new ConnectorRow(
        connector.name().value(),
        ConnectorRow.FORMAT,
        placed.sequence(),
        connector.version().text(),
        connector.digest().value(),
        InstantText.text(connector.loadedAt()),
        connector.filePath(),
        connector.fileMtime().map(InstantText::text),
        connector.takenFile().map(TakenFile::sha256),
        connector.takenFile().map(taken -> taken.digest().value()),
        connector.enabled(),
        config(project, connector),
        connector.tools().stream()
            .map(tool -> tool.name().value())
            .collect(Collectors.joining(" ")),
        NoticesJson.write(connector.notices()),
        content(project, connector));
  }

  /** The descriptor as JSON, encrypted when it has secrets in clear text. */
  private String content(ProjectKey project, LoadedConnector connector) {
    String json = descriptors.write(connector.manifest(), Format.JSON);
    return ManifestRedaction.in(connector.manifest())
        ? SEALED + encryption.seal(contentOf(project, connector.name()), new Secret(json))
        : json;
  }

  private static SecretEncryption.Place contentOf(ProjectKey project, ConnectorName connector) {
    return new SecretEncryption.Place(project, connector, "descriptor of the connector");
  }

  private String config(ProjectKey project, LoadedConnector connector) {
    ObjectNode config = JSON.createObjectNode();
    connector
        .config()
        .forEach(
            (field, value) ->
                config
                    .putObject(field)
                    .put("sealed", encryption.seal(place(project, connector, field), value.value()))
                    .put("updated_at", InstantText.text(value.updatedAt())));
    return config.toString();
  }

  private static SecretEncryption.Place place(
      ProjectKey project, LoadedConnector connector, String field) {
    return new SecretEncryption.Place(project, connector.name(), field);
  }

  /** Parses the descriptor, decrypting it first when needed. */
  ConnectorManifest manifest(ProjectKey project, ConnectorName connector, String content) {
    String json =
        content.startsWith(SEALED)
            ? encryption
                .open(contentOf(project, connector), content.substring(SEALED.length()))
                .reveal()
            : content;
    return descriptors.read(DescriptorText.ofStore(json)).orThrow().manifest();
  }

  /**
   * Parses a row.
   *
   * @param known the manifest with the row's digest, when it is already in memory
   */
  LoadedConnector connector(ProjectKey project, ConnectorRow row, Optional<ConnectorManifest> known)
      throws UnreadableRowException {
    if (row.format() > ConnectorRow.FORMAT) {
      throw new UnreadableRowException("it was written by a newer Patchbay");
    }
    try {
      ConnectorManifest manifest =
          known.isPresent()
              ? known.get()
              : manifest(project, new ConnectorName(row.connector()), row.content());
      if (!manifest.name().value().equals(row.connector())) {
        throw new UnreadableRowException("its content belongs to another connector");
      }
      LoadedConnector plain = plain(row, manifest, new TreeMap<>());
      return plain
          .withNotices(NoticesJson.read(row.notices()))
          .withConfig(config(project, plain, row.config()));
    } catch (SecretEncryption.SealBrokenException e) {
      throw new UnreadableRowException("one of its secrets cannot be decrypted: " + e.getMessage());
    } catch (JacksonException e) {
      throw new UnreadableRowException("its config or notices are not JSON");
    } catch (RuntimeException e) {
      throw new UnreadableRowException("its content is damaged: " + e.getMessage());
    }
  }

  private static LoadedConnector plain(
      ConnectorRow row, ConnectorManifest manifest, SortedMap<String, ConfigValue> config) {
    return LoadedConnector.of(
        manifest,
        new ContentDigest(row.digest()),
        InstantText.instant(row.loadedAt()),
        row.filePath(),
        row.fileMtime().map(InstantText::instant),
        row.takenSha256()
            .flatMap(
                sha256 ->
                    row.takenDigest()
                        .map(digest -> new TakenFile(sha256, new ContentDigest(digest)))),
        row.enabled(),
        config);
  }

  private SortedMap<String, ConfigValue> config(
      ProjectKey project, LoadedConnector connector, String json) {
    SortedMap<String, ConfigValue> config = new TreeMap<>();
    for (var field : JSON.readTree(json).properties()) {
      JsonNode value = field.getValue();
      config.put(
          field.getKey(),
          new ConfigValue(
              encryption.open(
                  place(project, connector, field.getKey()), value.required("sealed").asString()),
              InstantText.instant(value.required("updated_at").asString())));
    }
    return config;
  }
}
