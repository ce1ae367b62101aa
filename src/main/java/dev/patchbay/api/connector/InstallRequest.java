package dev.patchbay.api.connector;

import dev.patchbay.api.body.BodyFields;
import dev.patchbay.api.body.QueryValues;
import dev.patchbay.api.body.RequestBody;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.DescriptorText.Format;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Body of an install or a validation.
 *
 * @param filePath the file to install
 * @param descriptor the descriptor in the request
 */
public record InstallRequest(
    Optional<String> filePath, Optional<DescriptorText> descriptor, InstallOptions options) {
  private static final String FILE_PATH = "file_path";
  private static final String MANIFEST = "manifest";
  private static final String ENABLED = "enabled";
  private static final String CONFIG = "config";
  private static final String REPLACE = "replace";

  /** Which sources a route accepts. */
  public enum Source {
    FILE(Set.of(FILE_PATH, ENABLED, CONFIG, REPLACE)),
    DESCRIPTOR(Set.of(MANIFEST, ENABLED, CONFIG, REPLACE)),
    EITHER(Set.of(FILE_PATH, MANIFEST, ENABLED, CONFIG, REPLACE));

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<String> fields;

    Source(Set<String> fields) {
      this.fields = fields;
    }
  }

  /** Parses body and query; fails with all problems at once. */
  public static InstallRequest parse(
      @Nullable RequestBody given, QueryValues query, Source source) {
    // JAX-RS passes null when there is neither a body nor a Content-Type.
    RequestBody body = given == null ? RequestBody.EMPTY : given;
    if (body.format() == Format.YAML) {
      DescriptorText text = DescriptorText.ofBody(body.bytes(), Format.YAML);
      return new InstallRequest(
          Optional.empty(), Optional.of(text), options(BodyFields.EMPTY, query));
    }
    BodyFields fields = BodyFields.parse(body, source.fields);
    Optional<String> filePath = oneOf(FILE_PATH, fields.text(FILE_PATH), query.text(FILE_PATH));
    Optional<DescriptorText> descriptor =
        fields.has(MANIFEST)
            ? Optional.of(DescriptorText.ofMember(body.bytes(), MANIFEST))
            : Optional.empty();
    fields.failIfWrong();
    if (filePath.isPresent() == descriptor.isPresent()) {
      throw neitherOrBoth(source);
    }
    return new InstallRequest(filePath, descriptor, options(fields, query));
  }

  private static InstallOptions options(BodyFields fields, QueryValues query) {
    InstallOptions options =
        new InstallOptions(
            oneOf(ENABLED, fields.flag(ENABLED), query.flag(ENABLED)),
            fields.flag(REPLACE).orElse(true),
            fields.config(CONFIG));
    fields.failIfWrong();
    return options;
  }

  private static <T> Optional<T> oneOf(String name, Optional<T> inBody, Optional<T> inQuery) {
    if (inBody.isPresent() && inQuery.isPresent() && !inBody.equals(inQuery)) {
      throw new MCPRuntimeException(
          FailureKind.BAD_REQUEST, name + " differs between the body and the query.");
    }
    return inBody.or(() -> inQuery);
  }

  private static MCPRuntimeException neitherOrBoth(Source source) {
    return switch (source) {
      case FILE -> required(FILE_PATH, "file_path is needed: a file of the connectors directory.");
      case DESCRIPTOR ->
          required(
              MANIFEST,
              "manifest is needed: the descriptor with its connector key; or send it as"
                  + " application/yaml.");
      case EITHER -> required(MANIFEST, "Either file_path or manifest is needed, not both.");
    };
  }

  private static MCPRuntimeException required(String field, String detail) {
    return MCPRuntimeException.invalid(List.of(Problem.at("/" + field, Rule.REQUIRED, detail)));
  }
}
