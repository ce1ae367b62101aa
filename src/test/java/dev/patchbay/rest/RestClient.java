package dev.patchbay.rest;

import dev.patchbay.canary.Observed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * HTTP client that fails for every undocumented answer. Immutable: {@link #with} returns another
 * client.
 */
final class RestClient {
  private static final HttpClient HTTP =
      Observed.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final URI base;
  private final DocumentedAnswers documented;
  private final Map<String, String> headers;

  RestClient(URI base, DocumentedAnswers documented) {
    this(base, documented, Map.of());
  }

  private RestClient(URI base, DocumentedAnswers documented, Map<String, String> headers) {
    this.base = base;
    this.documented = documented;
    this.headers = headers;
  }

  RestClient with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new RestClient(base, documented, more);
  }

  Answer get(String target) {
    return send("GET", target);
  }

  Answer put(String target) {
    return send("PUT", target);
  }

  Answer post(String target) {
    return send("POST", target);
  }

  Answer delete(String target) {
    return send("DELETE", target);
  }

  Answer send(String method, String target) {
    return send(method, target, BodyPublishers.noBody());
  }

  Answer postJson(String target, String json) {
    return post(target, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  Answer postYaml(String target, String yaml) {
    return post(target, "application/yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }

  Answer post(String target, String contentType, byte[] body) {
    return with("Content-Type", contentType).send("POST", target, BodyPublishers.ofByteArray(body));
  }

  Answer send(String method, String target, BodyPublisher body) {
    Answer answer = exchange(method, target, body);
    documented.check(answer);
    return answer;
  }

  /** A POST of JSON to a path outside of the OpenAPI document. */
  Answer postUndocumented(String target, String json) {
    return with("Content-Type", "application/json")
        .exchange("POST", target, BodyPublishers.ofString(json));
  }

  Answer getUndocumented(String target) {
    return exchange("GET", target, BodyPublishers.noBody());
  }

  private Answer exchange(String method, String target, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + target))
            .timeout(Duration.ofSeconds(30))
            .method(method, body);
    headers.forEach(request::header);
    try {
      HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(
          method, target, response.statusCode(), response.headers().map(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + target, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
