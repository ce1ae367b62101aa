package dev.patchbay.upstream.mapping;

import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.manifest.RequestMapping;
import dev.patchbay.model.manifest.RequestMapping.BodyType;
import dev.patchbay.upstream.http.OutgoingRequest.Body;
import dev.patchbay.upstream.json.JsonValue;
import dev.patchbay.upstream.json.JsonValue.JsonObject;
import dev.patchbay.upstream.json.JsonValues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Body of a request. A mapped body follows the descriptor; unmapped arguments become further
 * members when it is an object. Without a mapping, the unmapped arguments are the body.
 */
final class BodyTemplate {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String TEXT = "text/plain; charset=utf-8";

  private BodyTemplate() {}

  static Optional<Body> fill(Endpoint.Method method, RequestMapping mapping, Arguments arguments) {
    Optional<JsonValue> value = mapping.body().map(JsonValues::read).flatMap(arguments::fill);
    boolean mapped = mapping.body().isPresent();
    if (method.takesBody()) {
      value = mapped ? value.map(each -> withUnmapped(each, arguments)) : unmapped(arguments);
    }
    value.ifPresent(RequestSizeLimits::checkBody);
    BodyType type = mapping.bodyType().orElse(BodyType.JSON);
    return value.map(each -> body(type, each));
  }

  private static Optional<JsonValue> unmapped(Arguments arguments) {
    return Optional.of(new JsonObject(arguments.unmapped()));
  }

  private static JsonValue withUnmapped(JsonValue value, Arguments arguments) {
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
    arguments.unmapped().forEach(members::putIfAbsent);
    return new JsonObject(members);
  }

  private static Body body(BodyType type, JsonValue value) {
    return switch (type) {
      case JSON -> new Body(JSON, value.toJsonText().text());
      case TEXT -> new Body(TEXT, value.scalarText().orElseGet(() -> value.toJsonText().text()));
      case FORM -> new Body(FORM, form(value));
    };
  }

  private static String form(JsonValue value) {
    QueryString form = QueryString.form();
    if (value instanceof JsonObject object) {
      object.members().forEach(form::add);
    }
    return form.toString();
  }
}
