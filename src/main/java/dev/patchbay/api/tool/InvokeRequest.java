package dev.patchbay.api.tool;

import dev.patchbay.api.body.BodyFields;
import dev.patchbay.api.body.RequestBody;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Body of a tool call.
 *
 * @param arguments an object; empty by default
 */
public record InvokeRequest(JsonText arguments, boolean dryRun) {
  private static final String ARGUMENTS = "arguments";
  private static final String DRY_RUN = "dry_run";
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Field names are untrusted: interning them would fill the factory's symbol table.
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .build();

  /** Parses the body; fails with all problems at once. */
  public static InvokeRequest parse(@Nullable RequestBody given) {
    // JAX-RS passes null when there is neither a body nor a Content-Type.
    RequestBody body = given == null ? RequestBody.EMPTY : given;
    BodyFields fields = BodyFields.parse(body, Set.of(ARGUMENTS, DRY_RUN));
    boolean dryRun = fields.flag(DRY_RUN).orElse(false);
    fields.failIfWrong();
    JsonText arguments = fields.has(ARGUMENTS) ? arguments(body) : JsonText.EMPTY_OBJECT;
    if (!arguments.isObject()) {
      throw wrong(Rule.TYPE, "arguments is an object.");
    }
    return new InvokeRequest(arguments, dryRun);
  }

  /** The member's raw text, so that numbers keep their notation. */
  private static JsonText arguments(RequestBody body) {
    String text = body.text();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean wanted = parser.currentName().equals(ARGUMENTS);
        JsonToken token = parser.nextToken();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        if (wanted && token == JsonToken.START_OBJECT) {
          int end = (int) parser.currentTokenLocation().getCharOffset() + 1;
          return new JsonText(text.substring(start, end));
        }
      }
    } catch (StreamConstraintsException e) {
      throw wrong(Rule.DEPTH, "arguments are nested too deep.");
    } catch (StreamReadException e) {
      // The syntax was checked before; this pass also detects duplicate names.
      throw wrong(Rule.DUPLICATE_KEY, "A name stands twice in an object of arguments.");
    }
    return new JsonText("null");
  }

  private static MCPRuntimeException wrong(Rule rule, String detail) {
    return MCPRuntimeException.invalid(List.of(Problem.at("/" + ARGUMENTS, rule, detail)));
  }
}
