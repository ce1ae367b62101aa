package dev.patchbay.model.manifest;

import dev.patchbay.model.JsonText;
import java.util.Optional;

/**
 * Condition under which a 2xx answer is an error, for APIs that say so in the body.
 *
 * @param pointer to the value that decides (RFC 6901)
 * @param equals the value; without it any value but null, false, and an empty text, list or object
 * @param message pointer to the API's sentence
 */
public record ErrorWhen(String pointer, Optional<JsonText> equals, Optional<String> message) {
  /** GraphQL answers 200 with {@code errors} (GraphQL specification, section 7.1). */
  public static final ErrorWhen GRAPHQL =
      new ErrorWhen("/errors", Optional.empty(), Optional.of("/errors/0/message"));

  public ErrorWhen {
    ResponseMapping.checkPointer(pointer);
    message.ifPresent(ResponseMapping::checkPointer);
  }
}
