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

/** Input of a {@link ToolAuthScheme}. */
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

  /** Members of {@code auth} besides the type: an object. */
  public JsonText properties() {
    return properties;
  }

  /** The request without the credentials to create. */
  public OutgoingRequest request() {
    return request;
  }

  /** Value of a property, resolved if it is a reference; fails with SETUP. */
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
