package dev.patchbay.upstream.mapping;

import dev.patchbay.model.manifest.Placeholder;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import dev.patchbay.upstream.http.OutgoingRequest.Header;
import dev.patchbay.upstream.json.JsonValue;
import java.util.Optional;

/** Values of mapped headers. */
final class HeaderValue {
  private HeaderValue() {}

  /** Fills the value; empty when it is one placeholder and its argument is absent. */
  static Optional<String> fill(String name, String template, Arguments arguments) {
    Optional<String> argument = Placeholder.whole(template);
    if (argument.isEmpty()) {
      return Optional.of(checked(name, template));
    }
    Optional<JsonValue> value = arguments.take(argument.get()).filter(each -> !each.isNull());
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        value
            .get()
            .scalarText()
            .map(text -> checked(name, text))
            .orElseThrow(() -> unfit(name, "it is a text, a number, true or false")));
  }

  private static String checked(String name, String value) {
    if (!Header.isLegalValue(value)) {
      throw unfit(name, "it is one line of ASCII characters");
    }
    return value;
  }

  private static ToolFailure unfit(String name, String what) {
    return new ToolFailure(
        Reason.ARGUMENTS, "The value for the header '" + name + "' cannot be sent: " + what + ".");
  }
}
