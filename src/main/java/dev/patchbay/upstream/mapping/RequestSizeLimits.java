package dev.patchbay.upstream.mapping;

import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import dev.patchbay.upstream.http.OutgoingRequest.Header;
import dev.patchbay.upstream.json.JsonValue;
import dev.patchbay.upstream.json.JsonValue.JsonArray;
import dev.patchbay.upstream.json.JsonValue.JsonLiteral;
import dev.patchbay.upstream.json.JsonValue.JsonObject;
import dev.patchbay.upstream.json.JsonValue.JsonTextValue;
import java.util.List;
import java.util.Map;

/**
 * Size limits of a request. Arguments are limited on arrival, but a descriptor can use one argument
 * thousands of times. Each check fails with ARGUMENTS before the text is built.
 */
final class RequestSizeLimits {
  static final int LONGEST_URL = 8_192;

  /** Larger than any message with arguments. */
  static final int LARGEST_BODY = 5 * 1024 * 1024;

  private static final int LONGEST_HEADERS = 64 * 1024;

  private RequestSizeLimits() {}

  static void checkUrl(int length) {
    if (length > LONGEST_URL) {
      throw tooLarge("an address of more than " + LONGEST_URL + " characters");
    }
  }

  static void checkHeaders(List<Header> headers) {
    long length = headers.stream().mapToLong(header -> header.value().length()).sum();
    if (length > LONGEST_HEADERS) {
      throw tooLarge("headers of more than " + LONGEST_HEADERS / 1024 + " KiB");
    }
  }

  static void checkForm(int length) {
    if (length > LARGEST_BODY) {
      throw tooLarge("a body of more than " + LARGEST_BODY / (1024 * 1024) + " MiB");
    }
  }

  /** Checks a body that is written as JSON. */
  static void checkBody(JsonValue body) {
    if (rest(body, LARGEST_BODY) < 0) {
      checkForm(Integer.MAX_VALUE);
    }
  }

  /** Remaining length after writing the value; negative when exceeded. */
  private static int rest(JsonValue value, int left) {
    int rest = left - 2;
    if (value instanceof JsonObject object) {
      for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
        if (rest < 0) {
          return rest;
        }
        rest = rest(member.getValue(), rest - member.getKey().length() - 2);
      }
    } else if (value instanceof JsonArray array) {
      for (JsonValue element : array.elements()) {
        if (rest < 0) {
          return rest;
        }
        rest = rest(element, rest);
      }
    } else if (value instanceof JsonTextValue text) {
      rest -= text.text().length();
    } else if (value instanceof JsonLiteral literal) {
      rest -= literal.literal().length();
    }
    return rest;
  }

  private static ToolFailure tooLarge(String what) {
    return new ToolFailure(Reason.ARGUMENTS, "The arguments make " + what + ".");
  }
}
