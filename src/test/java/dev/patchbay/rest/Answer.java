package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of the server.
 *
 * @param target the raw path and query of the request
 * @param headers by their names in lower case
 * @param body as received, compressed or not
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Answer(
    String method, String target, int status, Map<String, List<String>> headers, byte[] body) {

  Answer expect(int expected) {
    assertThat(status).as(this::toString).isEqualTo(expected);
    return this;
  }

  /** Asserts a problem document of this kind. */
  Answer expectProblem(int expected, String errorType) {
    expect(expected);
    assertThat(json().path("error_type").asString("")).as(this::toString).isEqualTo(errorType);
    return this;
  }

  Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of()).stream()
        .findFirst();
  }

  String etag() {
    return header("ETag").orElseThrow();
  }

  Set<String> allow() {
    return Set.of(header("Allow").orElse("").split(", "));
  }

  String path() {
    return target.replaceFirst("\\?.*$", "");
  }

  String text() {
    return new String(plain(), StandardCharsets.UTF_8);
  }

  private byte[] plain() {
    if (!header("Content-Encoding").orElse("").equals("gzip")) {
      return body;
    }
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode json() {
    return JsonMapper.shared().readTree(plain());
  }

  JsonNode at(String pointer) {
    return json().at(pointer);
  }

  /** The texts at the pointer in each element of an array. */
  List<String> all(String array, String pointer) {
    return at(array).valueStream().map(element -> element.at(pointer).asString()).toList();
  }

  @Override
  public String toString() {
    return method + " " + target + " → " + status + " " + headers + " " + text();
  }
}
