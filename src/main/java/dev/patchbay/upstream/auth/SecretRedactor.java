package dev.patchbay.upstream.auth;

import dev.patchbay.model.JsonText;
import dev.patchbay.upstream.Content;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.auth.SecretMatcher.Span;
import dev.patchbay.upstream.json.JsonValue;
import dev.patchbay.upstream.json.JsonValue.JsonArray;
import dev.patchbay.upstream.json.JsonValue.JsonLiteral;
import dev.patchbay.upstream.json.JsonValue.JsonObject;
import dev.patchbay.upstream.json.JsonValue.JsonTextValue;
import dev.patchbay.upstream.json.JsonValues;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Redaction of results: hides secrets of the request that an upstream repeats, in every form of
 * {@link SecretForms}. In text they become stars; an image or audio clip that contains one is
 * withheld. Error results hide even short secrets; other results only those of at least 8
 * characters, so that a password such as {@code test} does not damage data. Not thread-safe.
 */
public final class SecretRedactor {
  private static final String MASK = Credentials.MASK;
  private static final String CUT = "…";
  private static final String CUT_RESULT = "\n[truncated:";
  private static final int SHORTEST = 4;
  private static final int SHORTEST_IN_RESULTS = 8;
  private static final int MOST_CHARACTERS = 128 * 1024;

  private final List<Known> known;
  private final SecretMatcher matcher;

  private record Known(String secret, List<String> forms) {
    static Known of(String secret) {
      return new Known(secret, SecretForms.of(secret).toList());
    }
  }

  /** Redactor of these clear-text secrets. Fails with SETUP when they are too long. */
  public static SecretRedactor of(Stream<String> secrets) {
    return new SecretRedactor(
        secrets.filter(secret -> secret.length() >= SHORTEST).distinct().map(Known::of).toList());
  }

  private SecretRedactor(List<Known> known) {
    this.known = known;
    List<String> forms = known.stream().flatMap(each -> each.forms().stream()).distinct().toList();
    if (forms.stream().mapToInt(String::length).sum() > MOST_CHARACTERS) {
      throw new ToolFailure(
          Reason.SETUP,
          "The credentials of the tool are too long to be kept out of its results; shorten them.");
    }
    matcher = new SecretMatcher(forms);
  }

  /** Redactor of the credentials of a request. */
  public static SecretRedactor of(Credentials credentials, WrittenCredentials written) {
    return of(Stream.concat(credentials.secrets(), written.secrets()));
  }

  /** Redacts a result. */
  public ToolResult redact(ToolResult result) {
    SecretRedactor redactor = result.isError() ? this : longOnes();
    return redactor.known.isEmpty()
        ? result
        : redactor.redacted(result).with(redactor.redacted(result.notes()));
  }

  private ToolResult.Notes redacted(ToolResult.Notes notes) {
    Map<String, String> headers = new LinkedHashMap<>();
    notes.headers().forEach((name, value) -> headers.put(name, redact(value)));
    return new ToolResult.Notes(
        notes.dropped(), notes.warnings(), notes.status(), headers, notes.unfit());
  }

  private ToolResult redacted(ToolResult result) {
    Optional<String> withheld =
        result.content().stream().flatMap(block -> typeOf(block).stream()).findFirst();
    if (withheld.isPresent()) {
      return ToolResult.error(
          "The upstream sent "
              + redact(withheld.get())
              + " that holds the credentials of the tool, so it is withheld.");
    }
    return result
        .structured()
        .map(this::redact)
        .orElseGet(
            () ->
                new ToolResult(
                    result.content().stream().map(this::redact).toList(),
                    result.structured(),
                    result.isError(),
                    result.truncated()));
  }

  private SecretRedactor longOnes() {
    List<Known> chosen =
        known.stream().filter(each -> each.secret().length() >= SHORTEST_IN_RESULTS).toList();
    return chosen.size() == known.size() ? this : new SecretRedactor(chosen);
  }

  /** Type of a binary block that contains a secret; empty for any other block. */
  private Optional<String> typeOf(Content block) {
    if (block instanceof Content.Image image) {
      return holdsSecret(image.base64()) ? Optional.of(image.mimeType()) : Optional.empty();
    }
    if (block instanceof Content.Audio audio) {
      return holdsSecret(audio.base64()) ? Optional.of(audio.mimeType()) : Optional.empty();
    }
    return block instanceof Content.EmbeddedBlob blob && holdsSecret(blob.base64())
        ? Optional.of(blob.mimeType())
        : Optional.empty();
  }

  private boolean holdsSecret(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    return matcher.isIn(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private Content redact(Content block) {
    if (block instanceof Content.Text text) {
      return new Content.Text(redact(text.text()));
    }
    if (block instanceof Content.Image image) {
      return new Content.Image(redact(image.mimeType()), image.base64());
    }
    if (block instanceof Content.Audio audio) {
      return new Content.Audio(redact(audio.mimeType()), audio.base64());
    }
    if (block instanceof Content.EmbeddedBlob blob) {
      return new Content.EmbeddedBlob(blob.uri(), redact(blob.mimeType()), blob.base64());
    }
    Content.EmbeddedText embedded = (Content.EmbeddedText) block;
    return new Content.EmbeddedText(
        redact(embedded.uri()), redact(embedded.mimeType()), redact(embedded.text()));
  }

  /** Redacts complete secrets, and the beginning of one where an excerpt was truncated. */
  public String redact(String text) {
    int cut = text.endsWith(CUT) ? text.length() - CUT.length() : text.lastIndexOf(CUT_RESULT);
    if (cut < 0 && !matcher.isIn(text)) {
      return text;
    }
    StringBuilder redacted = new StringBuilder(text.length());
    int next = 0;
    for (Span span : matcher.spans(text, cut, SHORTEST)) {
      redacted.append(text, next, span.from()).append(MASK);
      next = span.to();
    }
    return redacted.append(text, next, text.length()).toString();
  }

  /** Search steps so far. */
  long steps() {
    return matcher.steps();
  }

  private ToolResult redact(JsonText json) {
    return ToolResult.json(
        matcher.isIn(json.text()) ? redact(JsonValues.read(json)).toJsonText() : json);
  }

  private JsonValue redact(JsonValue value) {
    if (value instanceof JsonObject object) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      object.members().forEach((name, member) -> members.put(redact(name), redact(member)));
      return new JsonObject(members);
    }
    if (value instanceof JsonArray array) {
      return new JsonArray(array.elements().stream().map(this::redact).toList());
    }
    if (value instanceof JsonTextValue text) {
      return new JsonTextValue(redact(text.text()));
    }
    // A number that contains a secret becomes a string of stars.
    return value instanceof JsonLiteral literal
            && !redact(literal.literal()).equals(literal.literal())
        ? new JsonTextValue(MASK)
        : value;
  }
}
