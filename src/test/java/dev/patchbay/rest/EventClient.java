package dev.patchbay.rest;

import dev.patchbay.canary.Observed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads event streams like a browser, and validates them against the OpenAPI document. */
public final class EventClient {
  private static final HttpClient HTTP =
      Observed.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI base;
  private final DocumentedAnswers documented;
  private final Map<String, String> headers;

  public EventClient(URI base, DocumentedAnswers documented) {
    this(base, documented, Map.of());
  }

  private EventClient(URI base, DocumentedAnswers documented, Map<String, String> headers) {
    this.base = base;
    this.documented = documented;
    this.headers = headers;
  }

  public EventClient with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new EventClient(base, documented, more);
  }

  /** A message with its data. */
  public record Message(long id, String event, JsonNode data) {}

  public Stream listen(String target, String... more) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + target));
    headers.forEach(request::header);
    for (int i = 0; i < more.length; i += 2) {
      request.header(more[i], more[i + 1]);
    }
    try {
      HttpResponse<InputStream> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      documented.check(
          new Answer("GET", target, response.statusCode(), response.headers().map(), new byte[0]));
      return new Stream(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An open stream. */
  public final class Stream implements AutoCloseable {
    private final InputStream body;
    private final BufferedReader lines;

    private Stream(InputStream body) {
      this.body = body;
      lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** The next messages; fails after a timeout. */
    public List<Message> take(int count) {
      return CompletableFuture.supplyAsync(() -> read(count))
          .orTimeout(20, TimeUnit.SECONDS)
          .join();
    }

    /** Reads on to the end; fails when the stream does not end, or is cut off. */
    public void awaitEnd() {
      CompletableFuture.runAsync(
              () -> {
                try {
                  while (lines.readLine() != null) {}
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .orTimeout(20, TimeUnit.SECONDS)
          .join();
    }

    private List<Message> read(int count) {
      List<Message> messages = new ArrayList<>();
      Map<String, String> fields = new LinkedHashMap<>();
      try {
        while (messages.size() < count) {
          String line = lines.readLine();
          if (line == null) {
            throw new IllegalStateException("the stream has ended after " + messages);
          }
          if (!line.isEmpty()) {
            fields.put(line.replaceFirst(":.*", ""), line.replaceFirst("^[a-z]*: ?", ""));
          } else if (fields.containsKey("data")) {
            messages.add(message(fields));
            fields.clear();
          } else {
            fields.clear();
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return messages;
    }

    private Message message(Map<String, String> fields) {
      JsonNode data = JsonMapper.shared().readTree(fields.get("data"));
      String schema = fields.get("event").equals("resync") ? "Resync" : "ChangeEvent";
      List<?> violations =
          List.copyOf(documented.document().violations("/components/schemas/" + schema, data));
      if (!violations.isEmpty()) {
        throw new AssertionError(fields + " breaks " + violations);
      }
      return new Message(Long.parseLong(fields.get("id")), fields.get("event"), data);
    }

    @Override
    public void close() {
      try {
        body.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
