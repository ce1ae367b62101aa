package dev.patchbay.upstream.mapping;

import dev.patchbay.model.manifest.ErrorWhen;
import dev.patchbay.model.manifest.ResponseMapping;
import dev.patchbay.upstream.json.JsonValue;
import dev.patchbay.upstream.json.JsonValue.JsonArray;
import dev.patchbay.upstream.json.JsonValue.JsonObject;
import dev.patchbay.upstream.json.JsonValue.JsonTextValue;
import dev.patchbay.upstream.json.JsonValues;
import java.util.Optional;

/**
 * Errors inside a 2xx answer: those that the descriptor names by {@code error_when}. Without that,
 * two usual shapes: GraphQL's {@code {"data": null, "errors": [{"message": …}]}}, and {@code {"ok":
 * false, "error": "…"}}.
 */
final class ErrorAnswer {
  private ErrorAnswer() {}

  /** The API's sentence, or the whole answer; empty when the answer is no error. */
  static Optional<String> sentence(JsonValue answer, ResponseMapping mapping) {
    Optional<ErrorWhen> when = mapping.rest().errorWhen();
    if (when.isEmpty()) {
      return usual(answer);
    }
    Optional<JsonValue> decisive = JsonProjection.at(answer, when.get().pointer());
    boolean isError =
        when.get()
            .equals()
            .map(wanted -> decisive.equals(Optional.of(JsonValues.read(wanted))))
            .orElseGet(() -> decisive.filter(ErrorAnswer::saysSomething).isPresent());
    return isError
        ? Optional.of(
            when.get()
                .message()
                .flatMap(pointer -> JsonProjection.at(answer, pointer))
                .map(ErrorAnswer::text)
                .orElseGet(() -> text(answer)))
        : Optional.empty();
  }

  private static Optional<String> usual(JsonValue answer) {
    if (!(answer instanceof JsonObject object)) {
      return Optional.empty();
    }
    boolean isGraphQl =
        object.find("data").map(JsonValue::isNull).orElse(false)
            && object.find("errors").orElse(JsonValues.NULL) instanceof JsonArray errors
            && !errors.elements().isEmpty()
            && errors.elements().get(0) instanceof JsonObject first
            && first.findText("message").isPresent();
    boolean isNotOk =
        object.find("ok").flatMap(JsonValue::scalarText).equals(Optional.of("false"))
            && object.findText("error").isPresent();
    return isGraphQl || isNotOk ? Optional.of(text(answer)) : Optional.empty();
  }

  private static boolean saysSomething(JsonValue value) {
    if (value instanceof JsonArray array) {
      return !array.elements().isEmpty();
    }
    if (value instanceof JsonObject object) {
      return !object.members().isEmpty();
    }
    return value.scalarText().filter(text -> !text.isEmpty() && !text.equals("false")).isPresent();
  }

  private static String text(JsonValue value) {
    return value instanceof JsonTextValue text ? text.text() : value.toJsonText().text();
  }
}
