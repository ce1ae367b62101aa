package dev.patchbay.upstream.mapping;

import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import dev.patchbay.upstream.json.JsonValue;
import dev.patchbay.upstream.json.JsonValue.JsonArray;
import dev.patchbay.upstream.json.JsonValue.JsonObject;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

/** Builder of a query or form body from names and values. Not thread-safe. */
final class QueryString {
  private final StringBuilder out = new StringBuilder();
  private final UnaryOperator<String> encoding;
  private final IntConsumer limit;

  QueryString() {
    this(UrlEncoding::encode, RequestSizeLimits::checkUrl);
  }

  private QueryString(UnaryOperator<String> encoding, IntConsumer limit) {
    this.encoding = encoding;
    this.limit = limit;
  }

  static QueryString form() {
    return new QueryString(UrlEncoding::encodeForForm, RequestSizeLimits::checkForm);
  }

  /** Adds a value: an array once per element, an object as JSON, null not at all. */
  void add(String name, JsonValue value) {
    if (value instanceof JsonArray array) {
      array.elements().forEach(element -> addElement(name, element));
    } else {
      addElement(name, value);
    }
  }

  private void addElement(String name, JsonValue value) {
    if (value instanceof JsonArray) {
      throw new ToolFailure(
          Reason.ARGUMENTS,
          "The value of '" + name + "' is a list of lists, which cannot be sent.");
    }
    if (value instanceof JsonObject) {
      addEncoded(encoding.apply(name) + "=" + encoding.apply(value.toJsonText().text()));
    } else {
      value
          .scalarText()
          .ifPresent(text -> addEncoded(encoding.apply(name) + "=" + encoding.apply(text)));
    }
  }

  void addEncoded(String pair) {
    if (!out.isEmpty()) {
      out.append('&');
    }
    out.append(pair);
    limit.accept(out.length());
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
