package dev.patchbay.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.api.ApiApplication;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiDocumentTest {
  /** Reads that show what no revision stands for. */
  private static final Set<String> OF_NO_REVISION = Set.of("exportTenant", "listKeys", "listAudit");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");

  private final OpenApiDocument document = new OpenApiDocument();

  @Test
  void documentHasThePathsAndMethodsOfTheResources() {
    Set<String> documented =
        document.operations().stream()
            .filter(operation -> operation.path().startsWith("/v1/"))
            .map(operation -> operation.method() + " " + operation.path())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(documented).isEqualTo(routesOfTheResources());
  }

  @Test
  void outsideOfV1OnlyTheDescriptionsAreDocumented() {
    List<String> paths =
        document.operations().stream()
            .map(Operation::path)
            .filter(path -> !path.startsWith("/v1/"))
            .toList();

    assertThat(paths).containsExactly("/openapi", "/schemas/connector.schema.json");
  }

  @Test
  void mediaTypesAreThoseOfTheResources() {
    Set<String> documented =
        document.operations().stream()
            .filter(operation -> operation.path().startsWith("/v1/"))
            .flatMap(
                operation ->
                    operation.statuses().stream()
                        .filter(status -> status.startsWith("2"))
                        .map(status -> document.response(operation, Integer.parseInt(status)))
                        .flatMap(response -> types(document.at(response.orElseThrow())))
                        .map(type -> operation.method() + " " + operation.path() + " " + type))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(documented).isEqualTo(mediaTypesOfTheResources());
  }

  @Test
  void everyOperationIsNamedOnceAndExplained() {
    List<Operation> operations = document.operations();

    assertThat(operations).extracting(Operation::id).doesNotContain("").doesNotHaveDuplicates();
    assertThat(operations)
        .allSatisfy(
            operation ->
                assertThat(operation.node().propertyNames())
                    .contains("tags", "summary", "description", "parameters", "responses"));
  }

  @Test
  void everyPlaceholderOfAPathIsAParameter() {
    assertThat(document.operations())
        .allSatisfy(
            operation -> {
              Set<String> placeholders =
                  PLACEHOLDER
                      .matcher(operation.path())
                      .results()
                      .map(match -> match.group(1))
                      .collect(Collectors.toSet());

              assertThat(parameters(operation, "path")).isEqualTo(placeholders);
            });
  }

  @Test
  void everyOperationTakesTheHeadersThatHoldForAll() {
    assertThat(document.operations())
        .allSatisfy(
            operation -> {
              boolean hasTenant = operation.path().startsWith("/v1/");
              boolean hasEtag = operation.statuses().contains("304");

              assertThat(parameters(operation, "header"))
                  .contains("X-Correlation-ID")
                  .is(containing("X-Tenant-ID", hasTenant))
                  .is(containing("If-None-Match", hasEtag));
            });
  }

  @Test
  void everyReadOfARevisionCanAnswerThatNothingHasChanged() {
    Set<String> reads =
        document.operations().stream()
            .filter(operation -> operation.path().startsWith("/v1/"))
            .filter(operation -> operation.method().equals("GET"))
            .map(Operation::id)
            .filter(id -> !OF_NO_REVISION.contains(id) && !id.startsWith("listenTo"))
            .collect(Collectors.toSet());
    Set<String> conditional =
        document.operations().stream()
            .filter(operation -> operation.statuses().contains("304"))
            .map(Operation::id)
            .collect(Collectors.toSet());

    assertThat(conditional).isEqualTo(reads);
  }

  @Test
  void everyExampleIsValid() {
    List<Examples.Example> examples = Examples.of(document);

    assertThat(examples).hasSizeGreaterThan(50);
    assertThat(examples)
        .allSatisfy(
            example ->
                assertThat(document.violations(example.schemaPointer(), example.value()))
                    .as(example.pointer())
                    .isEmpty());
  }

  @Test
  void everyAnswerWithABodyHasAnExample() {
    assertThat(document.operations())
        .filteredOn(operation -> operation.path().startsWith("/v1/"))
        .allSatisfy(
            operation ->
                assertThat(operation.statuses())
                    .allSatisfy(
                        status ->
                            assertThat(
                                    document
                                        .at(
                                            document
                                                .response(operation, Integer.parseInt(status))
                                                .orElseThrow())
                                        .path("content")
                                        .values())
                                .as(operation.id() + " " + status)
                                .allMatch(type -> type.has("example") || type.has("examples"))));
  }

  @Test
  void everyReferenceLeadsSomewhereAndEverythingSharedIsUsed() {
    Set<String> used =
        document.root().findValues("$ref").stream()
            .map(JsonNode::asString)
            .filter(reference -> reference.startsWith("#"))
            .map(reference -> reference.substring(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> shared =
        document
            .at("/components")
            .propertyStream()
            .flatMap(
                kind ->
                    kind.getValue().propertyNames().stream()
                        .map(name -> "/components/" + kind.getKey() + "/" + name))
            .collect(Collectors.toCollection(TreeSet::new));
    used.add("/components/securitySchemes/Bearer");
    // What a path that is not documented answers.
    used.add("/components/responses/NoSuchPath");
    used.add("/components/responses/MethodNotAllowed");

    assertThat(used).isEqualTo(shared);
  }

  @Test
  void noSentenceHasBecomeAMember() {
    // {description: One, two} is a member "two" in YAML.
    assertThat(memberNames(document.root())).noneMatch(name -> name.contains(" "));
  }

  private static Stream<String> memberNames(JsonNode node) {
    return Stream.concat(
        node.propertyNames().stream(),
        node.valueStream().flatMap(OpenApiDocumentTest::memberNames));
  }

  @Test
  void everyShapeOfOursIsClosed() {
    // The first four hold what others name; rows are closed where they are used.
    Set<String> open =
        Set.of(
            "JsonSchema",
            "Labels",
            "ConfigEdit",
            "MaskedConfig",
            "ConnectorRow",
            "ConnectorVersionRow");

    assertThat(document.at("/components/schemas").properties())
        .filteredOn(schema -> !open.contains(schema.getKey()))
        .filteredOn(schema -> schema.getValue().has("properties") || isObject(schema.getValue()))
        .allSatisfy(
            schema ->
                assertThat(
                        schema
                            .getValue()
                            .path("additionalProperties")
                            .asBoolean(
                                schema.getValue().path("unevaluatedProperties").asBoolean(true)))
                    .as(schema.getKey())
                    .isFalse());
  }

  private static boolean isObject(JsonNode schema) {
    return schema.path("type").asString("").equals("object");
  }

  private static org.assertj.core.api.Condition<Iterable<? extends String>> containing(
      String element, boolean expected) {
    return new org.assertj.core.api.Condition<>(
        all -> {
          for (String each : all) {
            if (each.equals(element)) {
              return expected;
            }
          }
          return !expected;
        },
        (expected ? "contains " : "does not contain ") + element);
  }

  private Set<String> parameters(Operation operation, String in) {
    return Stream.iterate(0, index -> index + 1)
        .limit(operation.node().path("parameters").size())
        .map(index -> document.follow(operation.pointer() + "/parameters/" + index))
        .map(document::at)
        .filter(parameter -> parameter.path("in").asString().equals(in))
        .map(parameter -> parameter.path("name").asString())
        .collect(Collectors.toSet());
  }

  private static Stream<String> types(JsonNode response) {
    return response.path("content").propertyNames().stream();
  }

  private static Set<String> routesOfTheResources() {
    return resources()
        .flatMap(type -> handlers(type).map(method -> route(type, method)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> mediaTypesOfTheResources() {
    return resources()
        .flatMap(
            type ->
                handlers(type)
                    .flatMap(
                        method ->
                            Arrays.stream(produced(type, method))
                                .map(
                                    produced ->
                                        route(type, method)
                                            + " "
                                            + produced.replaceFirst(";.*", ""))))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String[] produced(Class<?> type, Method method) {
    Produces own = method.getAnnotation(Produces.class);
    return (own == null ? type.getAnnotation(Produces.class) : own).value();
  }

  private static Stream<Class<?>> resources() {
    return new ApiApplication()
        .getClasses().stream().filter(type -> type.isAnnotationPresent(Path.class));
  }

  private static Stream<Method> handlers(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> httpMethods(method).findAny().isPresent());
  }

  private static Stream<String> httpMethods(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(httpMethod -> httpMethod != null)
        .map(HttpMethod::value);
  }

  private static String route(Class<?> type, Method method) {
    String root = ApiApplication.class.getAnnotation(ApplicationPath.class).value();
    Path own = method.getAnnotation(Path.class);
    return httpMethods(method).findAny().orElseThrow()
        + " "
        + root
        + type.getAnnotation(Path.class).value()
        + (own == null ? "" : ("/" + own.value()));
  }
}
