package dev.patchbay.model.manifest;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Rule;
import dev.patchbay.model.Secret;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that may be secret, as the descriptor writes it: a reference that is resolved when a tool
 * is called, or a literal (taken, with a warning where it is a secret). Anything else that holds
 * <code>${</code> is an error, so that a mistyped reference never travels upstream as text.
 */
public sealed interface SecretValue {

  /** The text that a descriptor has for this value. */
  String written();

  /** Where a reference looks. */
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

  /** The value itself. */
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

  /** What is shown in place of a literal; never part of what serves. */
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

  /** The same for a property of any name, as near to it as a key can be. */
  static SecretValue configOfProperty(String name) {
    String key = name.replaceAll("^[.-]|[^A-Za-z0-9._-]", "_");
    return config(key.substring(0, Math.min(key.length(), Reference.LONGEST_KEY)));
  }

  /** The same as {@link #parse} for what may have been hidden already. */
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
