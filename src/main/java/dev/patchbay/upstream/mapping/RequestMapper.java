package dev.patchbay.upstream.mapping;

import dev.patchbay.model.JsonText;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.manifest.BaseUrl;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.ContentCharset;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.manifest.RequestMapping;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import dev.patchbay.upstream.http.OutgoingRequest;
import dev.patchbay.upstream.http.OutgoingRequest.Body;
import dev.patchbay.upstream.http.OutgoingRequest.Header;
import dev.patchbay.upstream.json.JsonValues;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Mapper from arguments to the request of a call, without credentials. Encodes each value for its
 * position. A query parameter that the descriptor sets cannot be overridden by an unmapped
 * argument.
 */
public final class RequestMapper {
  private static final String ACCEPT =
      "application/json, text/*;q=0.9, image/*;q=0.8, audio/*;q=0.8, */*;q=0.1";

  private RequestMapper() {}

  /** Maps; fails with ARGUMENTS when the arguments give no valid request. */
  public static OutgoingRequest map(
      ConnectorManifest connector, ConnectorTool tool, Endpoint.Http endpoint, JsonText given) {
    Arguments arguments = Arguments.of(given);
    RequestMapping mapping = tool.request();
    UrlTemplate template = new UrlTemplate(absolute(connector, endpoint));
    String address = template.address(arguments);
    QueryString query = new QueryString();
    template.query(arguments, query);
    mapping
        .query()
        .forEach(
            (name, value) ->
                arguments
                    .fill(JsonValues.read(value))
                    .ifPresent(filled -> query.add(name, filled)));
    List<Header> headers = headers(mapping, arguments);
    RequestSizeLimits.checkHeaders(headers);
    Optional<Body> body = BodyTemplate.fill(endpoint.method(), mapping, arguments);
    if (!endpoint.method().takesBody()) {
      addUnmapped(template, mapping, arguments, query);
    }
    headers = withDefault(headers, "Accept", ACCEPT);
    return new OutgoingRequest(
        endpoint.method(), uri(address, query.toString()), headers, contentType(body, headers));
  }

  private static String absolute(ConnectorManifest connector, Endpoint.Http endpoint) {
    if (!endpoint.isRelative()) {
      return endpoint.template();
    }
    String base = connector.baseUrl().map(BaseUrl::text).orElse("");
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + endpoint.template();
  }

  /** Some servers take names that differ only in case as one. */
  private static void addUnmapped(
      UrlTemplate template, RequestMapping mapping, Arguments arguments, QueryString query) {
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    taken.addAll(mapping.query().keySet());
    taken.addAll(template.queryNames());
    arguments
        .unmapped()
        .forEach(
            (name, value) -> {
              if (!taken.contains(name)) {
                query.add(name, value);
              }
            });
  }

  private static List<Header> headers(RequestMapping mapping, Arguments arguments) {
    List<Header> headers = new ArrayList<>();
    mapping
        .headers()
        .forEach(
            (name, value) ->
                HeaderValue.fill(name, value, arguments)
                    .ifPresent(filled -> headers.add(new Header(name, filled))));
    return headers;
  }

  private static List<Header> withDefault(List<Header> headers, String name, String value) {
    List<Header> all = new ArrayList<>(headers);
    if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase(name))) {
      all.add(new Header(name, value));
    }
    return all;
  }

  /** A Content-Type header of the descriptor replaces the default. */
  private static Optional<Body> contentType(Optional<Body> body, List<Header> headers) {
    Optional<String> declared =
        headers.stream()
            .filter(header -> header.name().toLowerCase(Locale.ROOT).equals("content-type"))
            .map(Header::value)
            .findFirst();
    return body.map(each -> encodable(declared.orElse(each.contentType()), each.text()));
  }

  private static Body encodable(String contentType, String text) {
    try {
      Charset charset = ContentCharset.of(contentType).orElse(StandardCharsets.UTF_8);
      if (charset.newEncoder().canEncode(text)) {
        return new Body(contentType, text);
      }
      throw new ToolFailure(
          Reason.ARGUMENTS,
          "The body has a character that cannot be written in " + charset + ", its charset.");
    } catch (MCPRuntimeException | UnsupportedOperationException e) {
      throw new ToolFailure(Reason.ARGUMENTS, "The Content-Type of the body has no known charset.");
    }
  }

  private static URI uri(String address, String query) {
    String text = query.isEmpty() ? address : address + "?" + query;
    RequestSizeLimits.checkUrl(text.length());
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new ToolFailure(Reason.ARGUMENTS, "The arguments make no valid address.");
    }
  }
}
