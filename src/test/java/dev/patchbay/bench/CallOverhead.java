package dev.patchbay.bench;

import dev.patchbay.upstream.PlainUpstream;
import dev.patchbay.upstream.call.Calls;
import dev.patchbay.upstream.http.NameService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * What a tool call adds to a direct call of the same upstream by the JDK's client; both take turns,
 * warm, in one process: {@code java dev.patchbay.bench.CallOverhead}. The tool has a bearer token,
 * an input_schema and an output_schema, a path argument and a response pointer.
 */
public final class CallOverhead {
  private static final int WARM = 20_000;
  private static final int CALLS = 20_000;
  private static final String CONNECTOR =
      """
      connector:
        name: crm
        version: 1.0.0
        base_url: http://localhost:%d/v2
        auth: {type: bearer}
        tools:
          - name: get_contact
            input_schema: {type: object, properties: {id: {type: string, maxLength: 64}}, required: [id]}
            output_schema: {type: object, properties: {name: {type: string}}, required: [name]}
            endpoint: GET /contacts/{id}
            response: {pointer: /data}
      """;

  private CallOverhead() {}

  @SuppressWarnings("SystemOut") // a program for people
  public static void main(String[] arguments) {
    try (PlainUpstream upstream =
            PlainUpstream.answering("{\"data\":{\"name\":\"Ann\",\"mail\":\"ann@example.com\"}}");
        Calls calls =
            new Calls(Calls.allowing("localhost:" + upstream.port()), NameService.SYSTEM)) {
      calls.install(CONNECTOR.formatted(upstream.port()), "token", "t0ken");
      HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://localhost:" + upstream.port() + "/v2/contacts/7"))
              .header("Authorization", "Bearer t0ken")
              .build();
      Percentiles direct = new Percentiles();
      Percentiles tool = new Percentiles();
      for (int i = 0; i < WARM; i++) {
        send(client, request);
        call(calls);
      }
      for (int i = 0; i < CALLS; i++) {
        direct.take(() -> send(client, request));
        tool.take(() -> call(calls));
      }
      System.out.println("direct:    " + direct);
      System.out.println("tool call: " + tool);
      System.out.println("added:     " + tool.over(direct));
    }
  }

  private static void call(Calls calls) {
    String text = Calls.text(calls.call("get_contact", "{\"id\":\"7\"}"));
    if (!text.startsWith("{\"name\":\"Ann\"")) {
      throw new IllegalStateException(text);
    }
  }

  private static void send(HttpClient client, HttpRequest request) {
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
      if (status != 200) {
        throw new IllegalStateException("status " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
