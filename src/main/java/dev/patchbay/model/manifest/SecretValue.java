package dev.patchbay.model.manifest;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Rule;
import dev.patchbay.model.Secret;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of {@code auth}: a reference that is resolved at each call, or a literal, which gets a
 * warning when it is secret. Other text with <code>${</code> is an error, so that a mistyped
 * reference is never sent upstream.
 */
public sealed interface SecretValue {

  /** The text in the descriptor. */
  String written();

  /** Source of a reference. */
  enum Source {
    CONFIG,
    ENV,
    FILE;

    String keyword() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** <code>${config:KEY}</code>, <code>${env:NAME}</code> or <code>${file:NAME}</code>. */
  record Reference(Source source, String key) implements SecretValue {
    private static final int LONGEST_KEY = 128;
    private static final Pattern KEY =
        Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0," + (LONGEST_KEY - 1) + "}");

    public Reference {
      if (!KEY.matcher(key).matches()) {
        throw MCPRuntimeException.invalid(
            Rule.SECRET_REFERENCE,
            "The key of a reference is 1 to 128 letters, digits, '.', '_' or '-', such as ${config:api_key}.");
      }
    }

    @Override
    public String written() {
      return "${" + source.keyword() + ":" + key + "}";
    }
  }

  /** A literal value. */
  record Literal(Secret secret) implements SecretValue {
    public Literal {
      String text = secret.reveal();
      if (text.contains("${")) {
        throw MCPRuntimeException.invalid(
            Rule.SECRET_REFERENCE,
            "A reference is the whole value: ${config:KEY}, ${env:NAME} or ${file:NAME}.");
      }
      if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
        throw MCPRuntimeException.invalid(
            Rule.AUTH_FIELD,
            "A value of auth is one line, not blank and without control characters.");
      }
    }

    @Override
    public String written() {
      return secret.reveal();
    }
  }

  /** Replacement of a hidden literal; never part of an installed manifest. */
  record Hidden() implements SecretValue {
    @Override
    public String written() {
      return "${hidden}";
    }
  }

  SecretValue HIDDEN = new Hidden();

  Pattern REFERENCE = Pattern.compile("\\$\\{(config|env|file):([^${}]*)\\}");

  static SecretValue config(String key) {
    return new Reference(Source.CONFIG, key);
  }

  /** Reference to the config key that is nearest to a property's name. */
  static SecretValue configOfProperty(String name) {
    String key = name.replaceAll("^[.-]|[^A-Za-z0-9._-]", "_");
    return config(key.substring(0, Math.min(key.length(), Reference.LONGEST_KEY)));
  }

  /** Like {@link #parse}, for values that may be hidden. */
  static SecretValue parseShown(String text) {
    return text.equals(HIDDEN.written()) ? HIDDEN : parse(text);
  }

  static SecretValue parse(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    if (matcher.matches()) {
      Source source = Source.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
      return new Reference(source, matcher.group(2));
    }
    return new Literal(new Secret(text));
  }
}
