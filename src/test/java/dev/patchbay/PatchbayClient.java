package dev.patchbay;

import dev.patchbay.canary.Observed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP client of Patchbay. Thread-safe. */
public final class PatchbayClient {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http;
  private final URI base;
  private final Optional<String> key;

  public PatchbayClient(URL base) {
    this(
        Observed.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build(),
        URI.create(base.toString()),
        Optional.empty());
  }

  private PatchbayClient(HttpClient http, URI base, Optional<String> key) {
    this.http = http;
    this.base = base;
    this.key = key;
  }

  /** The same client with the key of another caller. */
  public PatchbayClient as(String otherKey) {
    return new PatchbayClient(http, base, Optional.of(otherKey));
  }

  /** An answer whose body was read completely and decompressed. */
  public record Answer(int status, HttpResponse<byte[]> response, String text) {
    /** Empty when the header is absent. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
      return JSON.readTree(text);
    }
  }

  /** Header names and values alternate. */
  public Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  public Answer put(String path) {
    return send("PUT", path);
  }

  public Answer delete(String path) {
    return send("DELETE", path);
  }

  public Answer post(String path) {
    return send("POST", path);
  }

  public Answer post(String path, String json, String... headers) {
    List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
    all.addAll(List.of(headers));
    return send("POST", path, BodyPublishers.ofString(json), all.toArray(String[]::new));
  }

  public Answer patch(String path, String json) {
    return send("PATCH", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
  }

  public Answer postYaml(String path, String yaml) {
    return postAs("application/yaml", path, yaml);
  }

  public Answer postAs(String contentType, String path, String body) {
    return send("POST", path, BodyPublishers.ofString(body), "Content-Type", contentType);
  }

  public Answer postLines(String path, String lines) {
    return send(
        "POST", path, BodyPublishers.ofString(lines), "Content-Type", "application/x-ndjson");
  }

  /** Any method, also an unknown one, without a body. */
  public Answer send(String method, String path, String... headers) {
    return send(method, path, BodyPublishers.noBody(), headers);
  }

  private Answer send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    key.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response, text(response));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(method + " " + path + " was interrupted", e);
    }
  }

  private static String text(HttpResponse<byte[]> response) throws IOException {
    boolean compressed =
        response.body().length > 0
            && response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
    return new String(
        compressed ? unzipped(response.body()) : response.body(), StandardCharsets.UTF_8);
  }

  private static byte[] unzipped(byte[] body) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return gzip.readAllBytes();
    }
  }
}
