package dev.patchbay.rest;

import dev.patchbay.model.JsonString;
import dev.patchbay.openapi.OpenApiDocument;
import dev.patchbay.openapi.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Generates requests with one error each, for every operation of the OpenAPI document; the same
 * seed gives the same requests.
 */
final class NegativeRequests {
  private static final String JSON = "application/json";
  private static final List<String> BAD_NAMES =
      List.of(
          "-x",
          "x-",
          "a.b",
          "a%20b",
          "%c3%a4",
          "%e2%80%8b",
          "x".repeat(65),
          "x".repeat(2_000),
          "%2e%2e",
          "..",
          ".",
          "a%2fb",
          "a%5cb",
          "a%00",
          "a;b=c",
          "*",
          "%7b%7d",
          "%24%7b7*7%7d",
          "a%0d%0aX:y",
          "'or'1'='1",
          "%ff",
          "%f0%9f%98%80",
          "a,b",
          "(a)",
          "~",
          "@");
  private static final List<String> BAD_NUMBERS =
      List.of(
          "0", "-1", "1001", "1e3", "1.0", "abc", "", "%20", "99999999999999999999", "NaN", "0x1");
  private static final List<String> BAD_REVISIONS =
      List.of("-1", "1e3", "1.0", "abc", "99999999999999999999", "NaN", "0x1");
  private static final List<String> BAD_DURATIONS =
      List.of("30", "x", "PT", "PT2M", "P1D", "-PT1S", "%00", "PT1e9S", "PT0.0.1S");
  private static final List<String> BAD_CURSORS =
      List.of(
          "x", "%00", "AAAA", "dDEuMQ%3d%3d%3d", "t1.1", "-1", "x".repeat(4_000), "%f0%9f%98%80");
  private static final List<String> BAD_TEXTS =
      List.of(
          "", "%00", "%0d%0a", "x".repeat(3_000), "%ff", "%f0%9f%98%80", "%24%7b7*7%7d", "a=b=c");
  private static final List<String> ODD_HEADERS =
      List.of(
          "If-None-Match: garbage",
          "If-None-Match: \"" + "x".repeat(5_000) + "\"",
          "If-None-Match: *, \"a\", W/\"b\"",
          "If-Match: garbage",
          "If-Match: \"0-0-0\"",
          "Range: bytes=0-,5-1,-9999999999",
          "Accept: text/html;q=x",
          "Accept: " + "a/b,".repeat(500) + "c/d",
          "Accept: ../..",
          "Accept-Encoding: gzip;q=9, br, *;q=-1",
          "Accept-Language: ${7*7}",
          "X-HTTP-Method-Override: DELETE",
          "X-Method-Override: DELETE",
          "Idempotency-Key: " + "k".repeat(2_000),
          "Cookie: " + "a=b; ".repeat(200),
          "X-Correlation-ID: ${jndi:ldap://127.0.0.1:1/x}",
          "Prefer: respond-async, wait=99999999999",
          "Last-Event-ID: -1",
          "traceparent: " + "0".repeat(300));
  private static final List<String> REFUSED_HEADERS =
      List.of(
          "X-Tenant-ID: -",
          "X-Tenant-ID: a b",
          "X-Tenant-ID: " + "x".repeat(65),
          "X-Tenant-ID: \u00e4",
          "X-Forwarded-For: 127.0.0.1",
          "Forwarded: for=127.0.0.1",
          "Authorization: Bearer x",
          "Authorization: Basic \u00ff");
  private static final List<String> BAD_MEDIA_TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "multipart/form-data; boundary=x",
          "application/x-www-form-urlencoded",
          "application/octet-stream",
          "x",
          "a/b/c",
          "*/*");
  private static final List<String> OTHER_METHODS =
      List.of("PATCH", "PUT", "DELETE", "POST", "GET", "PROPFIND", "MKCOL", "patch", "X-A");

  private static final int OTHER_BODIES = 60;

  private final OpenApiDocument document;
  private final Random random;
  private final String tenant;
  private final List<NegativeRequest> made = new ArrayList<>();

  private NegativeRequests(OpenApiDocument document, Random random, String tenant) {
    this.document = document;
    this.random = random;
    this.tenant = tenant;
  }

  /**
   * @param perBody number of broken bodies per operation with a body
   */
  static List<NegativeRequest> of(OpenApiDocument document, long seed, String tenant, int perBody) {
    NegativeRequests all = new NegativeRequests(document, new Random(seed), tenant);
    document.operations().stream()
        .filter(operation -> operation.path().startsWith("/v1/"))
        .forEach(operation -> all.make(operation, perBody));
    return all.made;
  }

  private void make(Operation operation, int perBody) {
    names(operation);
    query(operation);
    headers(operation);
    methods(operation);
    mediaTypes(operation);
    if (document.takesJson(operation)) {
      for (int i = 0; i < perBody; i++) {
        body(operation);
      }
    } else {
      otherBodies(operation);
    }
  }

  private void add(NegativeRequest request) {
    List<String> lines = new ArrayList<>(request.headers());
    if (lines.stream().noneMatch(line -> line.startsWith("X-Tenant-ID"))) {
      lines.add("X-Tenant-ID: " + tenant);
    }
    made.add(request.with(lines.toArray(String[]::new)));
  }

  private static boolean reads(Operation operation) {
    return operation.method().equals("GET");
  }

  /** Its answer is endless. */
  private boolean streams(Operation operation) {
    return document
        .response(operation, 200)
        .map(response -> document.at(response + "/content").has("text/event-stream"))
        .orElse(false);
  }

  private void names(Operation operation) {
    String path = operation.path();
    List<String> placeholders =
        Stream.of(path.split("[{}]")).filter(part -> path.contains("{" + part + "}")).toList();
    for (String placeholder : placeholders) {
      for (String name : BAD_NAMES) {
        String target = RestContract.named(path.replace("{" + placeholder + "}", name));
        add(
            NegativeRequest.of(operation.method(), target, "bad " + placeholder)
                .orAnswered(reads(operation)));
      }
    }
  }

  private void query(Operation operation) {
    if (!reads(operation) || streams(operation)) {
      return;
    }
    String path = RestContract.named(operation.path());
    for (int i = 0; i < operation.node().path("parameters").size(); i++) {
      JsonNode parameter = document.at(document.follow(operation.pointer() + "/parameters/" + i));
      String name = parameter.path("name").asString();
      if (parameter.path("in").asString().equals("query")) {
        for (String value : values(name)) {
          String target = path + "?" + name + "=" + value;
          add(NegativeRequest.of("GET", target, "bad " + name).orAnswered(true));
          add(NegativeRequest.of("GET", target + "&" + name + "=x", "twice").orAnswered(true));
        }
      }
    }
    add(NegativeRequest.of("GET", path + "?" + "a=b&".repeat(300), "long query").orAnswered(true));
    add(NegativeRequest.of("GET", path + "?%zz", "broken escape").orAnswered(true));
  }

  private static List<String> values(String name) {
    return switch (name) {
      case "limit" -> BAD_NUMBERS;
      case "min_revision", "since" -> BAD_REVISIONS;
      case "wait" -> BAD_DURATIONS;
      case "cursor" -> BAD_CURSORS;
      default -> BAD_TEXTS;
    };
  }

  private void headers(Operation operation) {
    String path = RestContract.named(operation.path());
    if (reads(operation) && !streams(operation)) {
      ODD_HEADERS.forEach(
          line -> add(NegativeRequest.of("GET", path, "odd header").with(line).orAnswered(true)));
    }
    REFUSED_HEADERS.forEach(
        line -> add(NegativeRequest.of(operation.method(), path, "refused header").with(line)));
  }

  private void methods(Operation operation) {
    List<String> documented = document.operations(operation.path()).map(Operation::method).toList();
    for (String method : OTHER_METHODS) {
      if (!documented.contains(method)) {
        add(NegativeRequest.of(method, RestContract.named(operation.path()), "other method"));
      }
    }
  }

  private void mediaTypes(Operation operation) {
    if (!document.takesJson(operation)) {
      return;
    }
    for (String type : BAD_MEDIA_TYPES) {
      NegativeRequest request =
          NegativeRequest.of(operation.method(), RestContract.named(operation.path()), "bad type");
      add(request.sending(type, "{\"bogus\": 1}"));
    }
  }

  /** For an operation whose body is not JSON. */
  private void otherBodies(Operation operation) {
    String content = document.follow(operation.pointer() + "/requestBody") + "/content";
    for (String type : document.at(content).propertyNames()) {
      for (int i = 0; i < OTHER_BODIES; i++) {
        NegativeRequest request =
            NegativeRequest.of(
                operation.method(), RestContract.named(operation.path()), "broken body");
        add(request.sending(type, bytes(BrokenJson.noise(random))));
      }
    }
  }

  private void body(Operation operation) {
    Optional<String> text = brokenBody(operation);
    if (text.isPresent()) {
      NegativeRequest request =
          NegativeRequest.of(
              operation.method(), RestContract.named(operation.path()), "broken body");
      boolean validates = operation.path().endsWith("/validate");
      add(request.sending(JSON, bytes(text.get())).orAnswered(validates));
    }
  }

  /** Sometimes not in UTF-8. */
  private byte[] bytes(String text) {
    return switch (random.nextInt(12)) {
      case 0 -> ("\uFEFF" + text + "\u00e4").getBytes(StandardCharsets.ISO_8859_1);
      case 1 -> ("[" + text).getBytes(StandardCharsets.UTF_16LE);
      default -> text.getBytes(StandardCharsets.UTF_8);
    };
  }

  /** A text that is not JSON, or JSON that the operation's schema does not allow. */
  private Optional<String> brokenBody(Operation operation) {
    String content =
        document.follow(operation.pointer() + "/requestBody") + "/content/application~1json";
    JsonNode valid = example(document.at(content));
    return switch (random.nextInt(6)) {
      case 0 -> Optional.of(truncated(valid.toString()));
      case 1 -> Optional.of(BrokenJson.noise(random));
      case 2 -> Optional.of(withUnknown(valid.toString()));
      default -> mutated(valid, content + "/schema");
    };
  }

  private static JsonNode example(JsonNode content) {
    return content.has("example")
        ? content.get("example")
        : content.path("examples").values().iterator().next().path("value");
  }

  private String truncated(String text) {
    return text.substring(0, 1 + random.nextInt(text.length() - 1));
  }

  private String withUnknown(String text) {
    String name =
        List.of("bogus", "__proto__", "", "\u202e", "enabled ", "$ref").get(random.nextInt(6));
    return "{" + JsonString.quote(name) + ":" + BrokenJson.value(random) + "," + text.substring(1);
  }

  private Optional<String> mutated(JsonNode valid, String schema) {
    for (int attempt = 0; attempt < 20; attempt++) {
      JsonNode wrong = BrokenJson.mutate(valid, random);
      if (!document.violations(schema, wrong).isEmpty()) {
        return Optional.of(wrong.toString());
      }
    }
    return Optional.empty();
  }
}
