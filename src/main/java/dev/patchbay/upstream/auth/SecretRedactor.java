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
 * Keeps from an agent what an upstream has repeated of the secrets that it was sent, in every form
 * of {@link SecretForms}. In texts stars take their place; a picture or a sound that holds one is
 * withheld, since one with stars in it is broken. A complaint loses even short secrets; of a result
 * only those that no data holds by chance, lest a password such as {@code test} spoils what an
 * agent asked for. For one thread.
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

  /** Of these secrets, each in clear text. Fails with SETUP where they are too long to look for. */
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

  /** Of what a request is authenticated with. */
  public static SecretRedactor of(Credentials credentials, WrittenCredentials written) {
    return of(Stream.concat(credentials.secrets(), written.secrets()));
  }

  /** The result as an agent may see it. */
  public ToolResult scrub(ToolResult result) {
    SecretRedactor scrubber = result.isError() ? this : longOnes();
    return scrubber.known.isEmpty() ? result : scrubber.scrubbed(result);
  }

  private ToolResult scrubbed(ToolResult result) {
    Optional<String> withheld =
        result.content().stream().flatMap(block -> typeOf(block).stream()).findFirst();
    if (withheld.isPresent()) {
      return ToolResult.error(
          "The upstream sent "
              + scrub(withheld.get())
              + " that holds the credentials of the tool, so it is withheld.");
    }
    return result
        .structured()
        .map(this::scrub)
        .orElseGet(
            () ->
                new ToolResult(
                    result.content().stream().map(this::scrub).toList(),
                    result.structured(),
                    result.isError(),
                    result.truncated()));
  }

  private SecretRedactor longOnes() {
    List<Known> chosen =
        known.stream().filter(each -> each.secret().length() >= SHORTEST_IN_RESULTS).toList();
    return chosen.size() == known.size() ? this : new SecretRedactor(chosen);
  }

  /** The type of a block of bytes that holds a secret; empty for any other block. */
  private Optional<String> typeOf(Content block) {
    if (block instanceof Content.Image image) {
      return holdsSecret(image.base64()) ? Optional.of(image.mimeType()) : Optional.empty();
    }
    return block instanceof Content.Audio audio && holdsSecret(audio.base64())
        ? Optional.of(audio.mimeType())
        : Optional.empty();
  }

  private boolean holdsSecret(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    return matcher.isIn(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private Content scrub(Content block) {
    if (block instanceof Content.Text text) {
      return new Content.Text(scrub(text.text()));
    }
    if (block instanceof Content.Image image) {
      return new Content.Image(scrub(image.mimeType()), image.base64());
    }
    if (block instanceof Content.Audio audio) {
      return new Content.Audio(scrub(audio.mimeType()), audio.base64());
    }
    Content.EmbeddedText embedded = (Content.EmbeddedText) block;
    return new Content.EmbeddedText(
        scrub(embedded.uri()), scrub(embedded.mimeType()), scrub(embedded.text()));
  }

  /** Whole anywhere, and what is left of one where an excerpt was cut off. */
  public String scrub(String text) {
    int cut = text.endsWith(CUT) ? text.length() - CUT.length() : text.lastIndexOf(CUT_RESULT);
    if (cut < 0 && !matcher.isIn(text)) {
      return text;
    }
    StringBuilder scrubbed = new StringBuilder(text.length());
    int next = 0;
    for (Span span : matcher.spans(text, cut, SHORTEST)) {
      scrubbed.append(text, next, span.from()).append(MASK);
      next = span.to();
    }
    return scrubbed.append(text, next, text.length()).toString();
  }

  /** So many steps were made to search. */
  long steps() {
    return matcher.steps();
  }

  private ToolResult scrub(JsonText json) {
    return ToolResult.json(
        matcher.isIn(json.text()) ? scrub(JsonValues.read(json)).toJsonText() : json);
  }

  private JsonValue scrub(JsonValue value) {
    if (value instanceof JsonObject object) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      object.members().forEach((name, member) -> members.put(scrub(name), scrub(member)));
      return new JsonObject(members);
    }
    if (value instanceof JsonArray array) {
      return new JsonArray(array.elements().stream().map(this::scrub).toList());
    }
    if (value instanceof JsonTextValue text) {
      return new JsonTextValue(scrub(text.text()));
    }
    // A number that holds one is no number any more.
    return value instanceof JsonLiteral literal
            && !scrub(literal.literal()).equals(literal.literal())
        ? new JsonTextValue(MASK)
        : value;
  }
}
