package dev.patchbay.upstream.mapping;

import dev.patchbay.model.manifest.Placeholder;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import dev.patchbay.upstream.json.JsonValue;
import java.util.Optional;

/**
 * What may stand in a header: one line of visible ASCII characters and blanks (RFC 9110 section
 * 5.5). Other characters mean different things to different servers, and the end of a line could
 * begin a header of its own.
 */
public final class HeaderValue {
  private static final int LONGEST = 8_192;

  private HeaderValue() {}

  public static boolean isLegal(String value) {
    return value.length() <= LONGEST
        && value.equals(value.strip())
        && value.chars().allMatch(c -> c >= ' ' && c < 0x7F);
  }

  /** Empty when the value is one placeholder whose argument is absent. */
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
    if (!isLegal(value)) {
      throw unfit(name, "it is one line of ASCII characters");
    }
    return value;
  }

  private static ToolFailure unfit(String name, String what) {
    return new ToolFailure(
        Reason.ARGUMENTS, "The value for the header '" + name + "' cannot be sent: " + what + ".");
  }
}
