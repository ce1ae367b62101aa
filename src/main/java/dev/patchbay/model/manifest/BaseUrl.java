package dev.patchbay.model.manifest;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Rule;
import java.net.URI;

/** Base URL of a connector's endpoint paths: absolute http or https, no query, no placeholder. */
public record BaseUrl(String text) {
  public BaseUrl {
    if (!Placeholder.in(text).isEmpty()) {
      throw MCPRuntimeException.invalid(
          Rule.BASE_URL,
          "base_url must not hold placeholders; they stand in the paths of endpoints.");
    }
    HttpAddress.fault(text)
        .ifPresent(
            fault -> {
              throw MCPRuntimeException.invalid(Rule.BASE_URL, "base_url " + fault + ".");
            });
    if (text.indexOf('?') >= 0) {
      throw MCPRuntimeException.invalid(
          Rule.BASE_URL, "base_url must not have a query; put it into the tools' request.query.");
    }
  }

  public URI uri() {
    return URI.create(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
