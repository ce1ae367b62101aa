package dev.patchbay.upstream.auth;

import dev.patchbay.model.JsonText;
import dev.patchbay.model.Secret;
import dev.patchbay.model.manifest.SecretValue;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import dev.patchbay.upstream.http.OutgoingRequest;
import dev.patchbay.upstream.json.JsonValue.JsonObject;
import dev.patchbay.upstream.json.JsonValues;
import java.util.Optional;
import java.util.function.Function;

/** What a {@link ToolAuthScheme} is asked. */
public final class SigningRequest {
  private final JsonText properties;
  private final OutgoingRequest request;
  private final Function<SecretValue, Secret> secrets;

  SigningRequest(
      JsonText properties, OutgoingRequest request, Function<SecretValue, Secret> secrets) {
    this.properties = properties;
    this.request = request;
    this.secrets = secrets;
  }

  /** What the descriptor says beside the type: an object. */
  public JsonText properties() {
    return properties;
  }

  /** The request that will be sent, whole but for what is asked for here. */
  public OutgoingRequest request() {
    return request;
  }

  /** The value of a property, looked up where it is a reference; fails with SETUP. */
  public Secret secret(String property) {
    return (JsonValues.read(properties) instanceof JsonObject object
            ? object.findText(property)
            : Optional.<String>empty())
        .map(SecretValue::parse)
        .map(secrets)
        .orElseThrow(
            () ->
                new ToolFailure(
                    Reason.SETUP, "The tool's auth has no property '" + property + "'."));
  }
}
