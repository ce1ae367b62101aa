package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shortens a JSON value for a sentence. */
final class JsonSketch {
  private static final int MOST = 5;
  private static final int LONGEST = 40;

  private JsonSketch() {}

  static String of(Json value) {
    if (value instanceof Json.Text text) {
      return "'"
          + (text.value().length() <= LONGEST
              ? text.value()
              : text.value().substring(0, LONGEST) + "…")
          + "'";
    }
    if (value instanceof Json.Figure figure) {
      return figure.value().toPlainString();
    }
    if (value instanceof Json.Elements elements) {
      String more = elements.list().size() > MOST ? ", …" : "";
      return elements.list().stream()
          .limit(MOST)
          .map(JsonSketch::of)
          .collect(Collectors.joining(", ", "[", more + "]"));
    }
    return value instanceof Json.Constant constant
        ? constant.name().toLowerCase(Locale.ROOT)
        : value instanceof Json.Members ? "{…}" : "a huge number";
  }
}
