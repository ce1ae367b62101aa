package dev.patchbay.upstream.auth;

import dev.patchbay.model.Secret;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.manifest.SecretValue;
import dev.patchbay.model.state.ConfigValue;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Resolver of secret references. Resolves at each call, so that a rotated secret is used at once.
 * Reads only environment variables with one prefix, and only files in the tenant's folder of one
 * directory. Errors name the key, never the value.
 */
public final class SecretLookup {
  private static final int MOST_BYTES = 64 * 1024;

  private final Optional<Path> directory;
  private final String envPrefix;
  private final Function<String, Optional<String>> environment;

  public SecretLookup(
      Optional<Path> directory, String envPrefix, Function<String, Optional<String>> environment) {
    this.directory = directory;
    this.envPrefix = envPrefix;
    this.environment = environment;
  }

  /** Resolves to one line of text; fails with SETUP. */
  public Secret require(SecretValue value, TenantId tenant, Map<String, ConfigValue> config) {
    Secret found = requireOrEmpty(value, tenant, config);
    if (value instanceof SecretValue.Reference reference && found.reveal().isBlank()) {
      throw failure(reference, "is empty or not one line");
    }
    return found;
  }

  /** Like {@link #require}, for a secret that may be empty. */
  public Secret requireOrEmpty(
      SecretValue value, TenantId tenant, Map<String, ConfigValue> config) {
    if (value instanceof SecretValue.Literal literal) {
      return literal.secret();
    }
    SecretValue.Reference reference = (SecretValue.Reference) value;
    Secret found =
        switch (reference.source()) {
          case CONFIG -> config(reference, config);
          case ENV -> environment(reference);
          case FILE -> file(reference, tenant);
        };
    if (found.reveal().chars().anyMatch(Character::isISOControl)) {
      throw failure(reference, "is empty or not one line");
    }
    return found;
  }

  private static Secret config(SecretValue.Reference reference, Map<String, ConfigValue> config) {
    ConfigValue value = config.get(reference.key());
    if (value == null) {
      throw failure(reference, "is not set; set it in the connector's config");
    }
    return value.value();
  }

  private Secret environment(SecretValue.Reference reference) {
    if (!reference.key().startsWith(envPrefix)) {
      throw failure(reference, "is not allowed: such names begin with " + envPrefix);
    }
    return environment
        .apply(reference.key())
        .map(Secret::new)
        .orElseThrow(() -> failure(reference, "is not set in the server's environment"));
  }

  private Secret file(SecretValue.Reference reference, TenantId tenant) {
    if (directory.isEmpty()) {
      throw failure(reference, "cannot be read: the server has no patchbay.secrets.dir");
    }
    try {
      Path folder = directory.get().toRealPath().resolve(tenant.value());
      Path file = folder.resolve(reference.key()).toRealPath();
      if (!folder.toRealPath().equals(folder)
          || !file.startsWith(folder)
          || !Files.isRegularFile(file)
          || Files.size(file) > MOST_BYTES) {
        throw failure(reference, "is no small file of the tenant's folder in patchbay.secrets.dir");
      }
      return new Secret(withoutLineEnd(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw failure(reference, "cannot be read from the tenant's folder in patchbay.secrets.dir");
    }
  }

  /** Strips the final line end, which editors add. */
  private static String withoutLineEnd(String text) {
    return text.replaceFirst("(\r?\n)+$", "");
  }

  private static ToolFailure failure(SecretValue.Reference reference, String what) {
    return new ToolFailure(Reason.SETUP, "The secret " + reference.written() + " " + what + ".");
  }
}
