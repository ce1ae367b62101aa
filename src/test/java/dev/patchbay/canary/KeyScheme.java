package dev.patchbay.canary;

import dev.patchbay.upstream.auth.Credentials;
import dev.patchbay.upstream.auth.SigningRequest;
import dev.patchbay.upstream.auth.ToolAuthScheme;
import jakarta.enterprise.context.ApplicationScoped;

/** An auth type of the WAR's own, which sends its secret as it is. */
@ApplicationScoped
public class KeyScheme implements ToolAuthScheme {
  @Override
  public String type() {
    return "key_scheme";
  }

  @Override
  public Credentials sign(SigningRequest signing) {
    return Credentials.header("X-Signature", "key=", signing.secret("key"));
  }
}
