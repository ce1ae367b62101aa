package dev.patchbay.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks through what Patchbay does, against a running server, and says at each step whether it gave
 * what it should. Needs nothing but a JDK:
 *
 * <pre>java src/test/java/dev/patchbay/demo/Demonstration.java [base URL] [connectors directory]
 * </pre>
 *
 * The server must run in development mode on this machine, with that connectors directory, where
 * {@code demonstration.yaml} is written and edited. Works in two tenants of its own and removes
 * what it made; can be run again at any time.
 */
public final class Demonstration {
  /** A fake secret; the tests in the server search all output for it. */
  public static final String API_KEY = "4f2ba90e7d1e4a90c35b0f6dd13c88e5";

  private static final String TENANT = "demonstration";
  private static final String OTHER_TENANT = "demonstration-2";
  private static final String FILE = "demonstration.yaml";

  private static final String FIRST_VERSION =
      """
      connector:
        name: greetings
        version: 1.0.0
        tools:
          - name: greet
            input_schema: {type: object, properties: {name: {type: string}}, required: [name]}
            endpoint: GET https://greetings.example.com/greet
      """;
  private static final String SECOND_VERSION =
      FIRST_VERSION.replace("1.0.0", "1.1.0")
          + "    - {name: part, input_schema: {type: object}, endpoint: greetings.part}\n";
  private static final String THIRD_VERSION = SECOND_VERSION.replace("1.1.0", "1.2.0");
  private static final String BROKEN_VERSION = THIRD_VERSION.replace("part,", "take leave,");
  private static final long BROKEN_LINE = 8;

  private static final String ADDER =
      """
      {"manifest": {"connector": {"name": "adder", "version": "1.0.0", "tools": [
        {"name": "add", "input_schema": {"type": "object"}, "endpoint": "math.add"}]}}}""";

  /** {@code METHOD /path}, perhaps {@code as tenant}, perhaps a body. */
  private static final Pattern REQUEST =
      Pattern.compile("(\\S+) (\\S+)(?: as (\\S+))?(?: (\\{.*))?", Pattern.DOTALL);

  private final HttpClient http;
  private final String base;
  private final Path file;
  private final PrintStream out;
  private int steps;
  private int failed;
  private Answer latest;

  private Demonstration(HttpClient http, URI base, Path connectorsDir, PrintStream out) {
    this.http = http;
    this.base = base.toString().replaceFirst("/+$", "");
    this.file = connectorsDir.resolve(FILE);
    this.out = out;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    URI base = URI.create(args.length > 0 ? args[0] : "http://127.0.0.1:8080");
    Path directory = Path.of(args.length > 1 ? args[1] : "connectors");
    System.exit(run(HttpClient.newHttpClient(), base, directory, System.out) ? 0 : 1);
  }

  /** True when every step passed. */
  public static boolean run(HttpClient http, URI base, Path connectorsDir, PrintStream out)
      throws IOException, InterruptedException {
    return new Demonstration(http, base, connectorsDir, out).run();
  }

  private boolean run() throws IOException, InterruptedException {
    try {
      removeWhatAnEarlierRunLeft();
      createProjects();
      installFromFiles();
      manageState();
      discoverTools();
      trackUsage();
      hotReload();
      readStatistics();
      uninstall();
      installFromManifest();
      removeProjects();
    } catch (IOException e) {
      failed++;
      out.printf("%nStopped: %s%nIs a server in development mode at %s,%n", e, base);
      out.printf("as of mvn package payara-micro:start, with the directory of %s?%n", file);
    } finally {
      Files.deleteIfExists(file);
    }
    settle();
    out.printf("%n%d steps, %d failed%n", steps, failed);
    return failed == 0;
  }

  private void removeWhatAnEarlierRunLeft() throws IOException, InterruptedException {
    send("DELETE /projects/demo");
    send("DELETE /projects/samples");
    send("DELETE /projects/demo as " + OTHER_TENANT);
  }

  private void createProjects() throws IOException, InterruptedException {
    chapter("Project registries");
    step("Create a project", "PUT /projects/demo", 201)
        .is("project_id", "demo")
        .is("tenant_id", TENANT)
        .is("connector_count", 0L);
    step("Create it again: nothing happens", "PUT /projects/demo", 200).is("project_id", "demo");
    step("Create a second project", "PUT /projects/samples", 201).is("project_id", "samples");
    step("Another tenant takes the same name", "PUT /projects/demo as " + OTHER_TENANT, 201)
        .is("tenant_id", OTHER_TENANT);
    step("List the projects of the first tenant", "GET /projects", 200)
        .is("projects.*.project_id", List.of("demo", "samples"))
        .is("total", 2L);
  }

  private void installFromFiles() throws IOException, InterruptedException {
    chapter("Install from files");
    String install = "POST /projects/demo/connectors/install-from-file ";
    String config = "{\"api_key\": \"" + API_KEY + "\"}";
    String weather = "{\"file_path\": \"weather-api.yaml\", \"config\": " + config + "}";
    step("Install a connector", install + weather, 201)
        .is("connector.name", "weather-api")
        .has("changes.tools_added", "get_weather");
    step("List the connectors; secrets stay hidden", "GET /projects/demo/connectors", 200)
        .is("connectors.*.file_path", List.of("weather-api.yaml"))
        .is("connectors.0.config.api_key.set", true)
        .hides(API_KEY);
    String keep = "{\"file_path\": \"weather-api.yaml\", \"replace\": false}";
    step("Install it again without leave to replace", install + keep, 409)
        .is("error_type", "CONNECTOR_EXISTS");
    step("Install all samples", "POST /projects/samples/install-samples", 200)
        .has("installed_connectors", "weather-api")
        .has("installed_connectors", "calculator")
        .is("failed", List.of());
  }

  private void manageState() throws IOException, InterruptedException {
    chapter("Connector state");
    String connector = "/projects/demo/connectors/weather-api";
    String tool = "GET /projects/demo/tools/weather-api__get_weather";
    step("Disable the connector", "POST " + connector + "/disable", 200).is("success", true);
    step("Its tools are gone", "GET /projects/demo/tools", 200).is("tools", List.of());
    step("Nor can one be found", tool, 404).is("error_type", "TOOL_NOT_FOUND");
    step("The connector is still there", "GET " + connector, 200).is("enabled", false);
    step("Enable it", "POST " + connector + "/enable", 200).is("success", true);
    step("Its tools are back", tool, 200).is("connector_name", "weather-api");
  }

  private void discoverTools() throws IOException, InterruptedException {
    chapter("Discover tools");
    String tools = "GET /projects/samples/tools";
    Answer page = step("List tools by the page", tools + "?limit=3", 200).is("tools.#", 3L);
    step("Turn the page", tools + "?limit=3&cursor=" + page.value("next_cursor"), 200)
        .is("total", page.value("total"));
    step("Search for a word", tools + "?q=CITY", 200).has("tools.*.name", "get_weather");
    step("By label", tools + "?label=effect=write", 200).all("tools.*.labels.effect", "write");
    step("By connector", tools + "?connector=calculator", 200)
        .is("tools.*.name", List.of("add", "subtract", "multiply", "divide"));
    step("One tool by its exposed name", tools + "/calculator__add", 200)
        .is("input_schema.required", List.of("a", "b"));
    step("By its plain name", tools + "/add", 200).is("exposed_name", "calculator__add");
    String install = "POST /projects/samples/connectors/install-from-manifest ";
    step("Another connector has one of that name", install + ADDER, 201).is("success", true);
    step("The plain name is ambiguous now", tools + "/add", 409)
        .is("error_type", "AMBIGUOUS_TOOL")
        .is("candidates", List.of("calculator__add", "adder__add"));
  }

  private void trackUsage() throws IOException, InterruptedException {
    chapter("Usage");
    String tool = "/projects/samples/tools/calculator__add";
    step("The tool is not used yet", "GET " + tool, 200).is("last_used", null);
    step("Use it", "POST " + tool + "/used", 200).is("invocation_count", 1L);
    step("Use it", "POST " + tool + "/used", 200).is("invocation_count", 2L);
    Answer used = step("Use it", "POST " + tool + "/used", 200).is("invocation_count", 3L);
    step("Its figures", "GET " + tool, 200)
        .is("invocation_count", 3L)
        .is("last_used", used.value("last_used"));
  }

  private void hotReload() throws IOException, InterruptedException {
    chapter("Hot reload");
    String install = "POST /projects/demo/connectors/install-from-file ";
    String connector = "GET /projects/demo/connectors/greetings";
    String tools = "GET /projects/demo/tools?connector=greetings";
    String check = "POST /projects/demo/hot-reload";
    write(FIRST_VERSION);
    step("Install a file", install + "{\"file_path\": \"" + FILE + "\"}", 201)
        .is("changes.tools_added", List.of("greet"));
    write(SECOND_VERSION);
    step("Add a tool in the file", check, 200).is("failed", List.of());
    step("The tool is there", tools, 200)
        .is("tools.*.name", List.of("greet", "part"))
        .all("tools.*.connector_version", "1.1.0");
    write(BROKEN_VERSION);
    step("Break the file", check, 200)
        .is("failed.*.connector", List.of("greetings"))
        .is("failed.*.errors.0.rule", List.of("PB-TOOL-NAME"))
        .is("failed.*.errors.0.line", List.of(BROKEN_LINE));
    step("The last good version serves", tools, 200).is("tools.*.name", List.of("greet", "part"));
    step("The connector says what is wrong", connector, 200)
        .is("version", "1.1.0")
        .is("reload_error.errors.0.file", FILE)
        .is("reload_error.errors.0.line", BROKEN_LINE);
    write(THIRD_VERSION);
    step("Repair the file", check, 200).is("failed", List.of());
    step("The new version serves", connector, 200).is("version", "1.2.0").is("reload_error", null);
  }

  private void readStatistics() throws IOException, InterruptedException {
    chapter("Statistics");
    step("Of the project", "GET /projects/demo/stats", 200).is("connector_count", 2L);
    step("Of all projects", "GET /stats", 200).is("total_projects", 2L);
    step("The other tenant sees its own only", "GET /stats as " + OTHER_TENANT, 200)
        .is("total_connectors", 0L);
  }

  private void uninstall() throws IOException, InterruptedException {
    chapter("Uninstall");
    String connector = "/projects/demo/connectors/greetings";
    step("Uninstall a connector", "DELETE " + connector, 200).is("success", true);
    step("It is gone", "GET " + connector, 404).is("error_type", "CONNECTOR_NOT_FOUND");
    step("Its tools too", "GET /projects/demo/tools?connector=greetings", 200).is("total", 0L);
  }

  private void installFromManifest() throws IOException, InterruptedException {
    chapter("Install from a manifest");
    String install = "POST /projects/demo/connectors/install-from-manifest ";
    String validate = "POST /projects/demo/connectors/validate ";
    step("Install a descriptor", install + ADDER, 201).is("connector.tool_count", 1L);
    step("Again: nothing changes", install + ADDER, 200)
        .is("changes.tools_added", List.of())
        .is("changes.tools_changed", List.of());
    String wrong = ADDER.replace("1.0.0", "one").replace("\"add\"", "\"a d d\"");
    step("Validate one with two mistakes", validate + wrong, 200)
        .is("valid", false)
        .is("errors.*.rule", List.of("PB-VERSION", "PB-TOOL-NAME"))
        .is("errors.*.line", List.of(1L, 2L));
    step("Installing it is refused", install + wrong, 422).is("error_type", "VALIDATION_ERROR");
    String taken = ADDER.replace("\"adder\"", "\"other\", \"tool_prefix\": \"adder__\"");
    step("So is a tool name that is taken", install + taken, 409)
        .is("error_type", "TOOL_NAME_TAKEN");
    step("The good one stays", "GET /projects/demo/connectors/adder", 200).is("version", "1.0.0");
  }

  private void removeProjects() throws IOException, InterruptedException {
    chapter("Clean up");
    step("Remove a project", "DELETE /projects/demo", 200).is("success", true);
    step("It is gone", "GET /projects/demo", 404).is("error_type", "PROJECT_NOT_FOUND");
    step("The other tenant still has its own", "GET /projects/demo as " + OTHER_TENANT, 200)
        .is("tenant_id", OTHER_TENANT);
    step("Remove that", "DELETE /projects/demo as " + OTHER_TENANT, 200).is("success", true);
    step("Remove the second project", "DELETE /projects/samples", 200).is("success", true);
  }

  private void chapter(String title) {
    settle();
    out.printf("%n== %s ==%n", title);
  }

  /** Sends the request; the following checks and the status decide the outcome. */
  private Answer step(String title, String request, int status)
      throws IOException, InterruptedException {
    settle();
    steps++;
    out.printf("%n%2d. %s%n", steps, title);
    out.printf("    %s%n", shortened(request.replaceFirst(" ", " /v1")));
    HttpResponse<String> response = send(request);
    out.printf("    %d %s%n", response.statusCode(), shortened(response.body()));
    String type = response.headers().firstValue("Content-Type").orElse("");
    latest = new Answer(response.body(), new ArrayList<>(), new ArrayList<>());
    latest.expect("status", status, response.statusCode());
    latest.expect("problem", status >= 400, type.startsWith("application/problem+json"));
    latest.facts.clear();
    return latest;
  }

  /** Prints the result of the latest step after all its checks. */
  private void settle() {
    if (latest != null) {
      boolean ok = latest.complaints.isEmpty();
      failed += ok ? 0 : 1;
      List<String> told = ok ? latest.facts : latest.complaints;
      out.printf("    %s: %s%n", ok ? "OK" : "EXPECTED", String.join("; ", told));
      latest = null;
    }
  }

  private HttpResponse<String> send(String request) throws IOException, InterruptedException {
    Matcher parts = REQUEST.matcher(request);
    Json.require(parts.matches(), "request");
    String body = Objects.requireNonNullElse(parts.group(4), "");
    HttpRequest message =
        HttpRequest.newBuilder(URI.create(base + "/v1" + parts.group(2)))
            .timeout(Duration.ofMinutes(1))
            .header("X-Tenant-ID", Objects.requireNonNullElse(parts.group(3), TENANT))
            .header("Content-Type", "application/json")
            .method(parts.group(1), HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(message, HttpResponse.BodyHandlers.ofString());
  }

  /** Replaces the file atomically, so that the server never reads half of it. */
  private void write(String descriptor) throws IOException {
    Path next = file.resolveSibling(FILE + ".next");
    Files.writeString(next, descriptor);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String shortened(Object value) {
    String line = String.valueOf(value).replaceAll("\\s+", " ");
    return line.length() <= 150 ? line : line.substring(0, 150) + "...";
  }

  /** A checked answer; in a path, {@code *} is every element and {@code #} their number. */
  private record Answer(String text, List<String> facts, List<String> complaints) {

    Answer is(String path, Object wanted) {
      return expect(path, wanted, value(path));
    }

    Answer has(String path, Object wanted) {
      boolean holds = value(path) instanceof List<?> list && list.contains(wanted);
      return expect(path, "with " + wanted, holds ? "with " + wanted : value(path));
    }

    Answer all(String path, Object wanted) {
      Object each =
          value(path) instanceof List<?> list ? list.stream().distinct().toList() : value(path);
      return expect(path, List.of(wanted), each);
    }

    Answer hides(String secret) {
      return expect(secret, "hidden", text.contains(secret) ? "shown" : "hidden");
    }

    private Answer expect(String what, Object wanted, Object actual) {
      facts.add(what + " " + actual);
      if (!Objects.equals(wanted, actual)) {
        complaints.add(what + " " + wanted + ", got " + shortened(actual));
      }
      return this;
    }

    Object value(String path) {
      try {
        return value(Json.parse(text), List.of(path.split("\\.", -1)));
      } catch (RuntimeException e) {
        return "(absent)";
      }
    }

    private static Object value(Object json, List<String> path) {
      if (path.isEmpty()) {
        return json;
      }
      String name = path.get(0);
      List<String> rest = path.subList(1, path.size());
      if (json instanceof List<?> list) {
        return switch (name) {
          case "#" -> (long) list.size();
          case "*" -> list.stream().map(element -> value(element, rest)).toList();
          default -> value(list.get(Integer.parseInt(name)), rest);
        };
      }
      Json.require(json instanceof Map<?, ?> object && object.containsKey(name), name);
      return value(((Map<?, ?>) json).get(name), rest);
    }
  }

  /** RFC 8259, strictly: objects become maps, whole numbers longs; strings keep their escapes. */
  private record Json(ArrayDeque<String> tokens) {
    private static final Pattern TOKEN =
        Pattern.compile(
            "[ \\t\\r\\n]*([\\[\\]{}:,]|true|false|null"
                + "|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
                + "|\"[^\"\\\\\\x00-\\x1f]*+(?:\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4})"
                + "[^\"\\\\\\x00-\\x1f]*+)*+\")[ \\t\\r\\n]*");

    static Object parse(String text) {
      require(TOKEN.matcher(text).replaceAll("").isEmpty(), "JSON");
      Json json = new Json(new ArrayDeque<>());
      TOKEN.matcher(text).results().forEach(token -> json.tokens.add(token.group(1)));
      Object value = json.value();
      require(json.tokens.isEmpty(), "end");
      return value;
    }

    private Object value() {
      String token = tokens.remove();
      return switch (token.charAt(0)) {
        case '{' -> object();
        case '[' -> array();
        case '"' -> token.substring(1, token.length() - 1);
        case 't', 'f' -> token.equals("true");
        case 'n' -> null;
        default -> token.matches("-?[0-9]+") ? (Object) Long.valueOf(token) : Double.valueOf(token);
      };
    }

    private Map<String, Object> object() {
      Map<String, Object> object = new LinkedHashMap<>();
      while (!tokens.element().equals("}")) {
        require(object.isEmpty() || tokens.remove().equals(","), "comma");
        require(tokens.element().startsWith("\""), "name");
        String name = (String) value();
        require(tokens.remove().equals(":") && !object.containsKey(name), "colon");
        object.put(name, value());
      }
      tokens.remove();
      return object;
    }

    private List<Object> array() {
      List<Object> array = new ArrayList<>();
      while (!tokens.element().equals("]")) {
        require(array.isEmpty() || tokens.remove().equals(","), "comma");
        array.add(value());
      }
      tokens.remove();
      return array;
    }

    static void require(boolean holds, String what) {
      if (!holds) {
        throw new IllegalArgumentException("no " + what);
      }
    }
  }
}
