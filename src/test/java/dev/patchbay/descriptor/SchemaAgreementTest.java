package dev.patchbay.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.patchbay.descriptor.tree.JsonPrinter;
import dev.patchbay.descriptor.tree.Problems;
import dev.patchbay.descriptor.tree.Tree;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.source.ParsedDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published schema and the reader agree on every descriptor of the corpus, problem by problem.
 */
class SchemaAgreementTest {
  private static final Schema SCHEMA = schema();
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** What a JSON Schema cannot judge, or only in part; it may see such a problem, and need not. */
  private static final Set<Rule> BEYOND_A_SCHEMA =
      EnumSet.of(
          Rule.TIMEOUT, // durations have no order in a schema
          Rule.TOOL_DUPLICATE, // uniqueness of a member
          Rule.EXPOSED_NAME, // two values together
          Rule.BASE_URL, // the syntax of a URI
          Rule.ENDPOINT, // the syntax of a URI, and whether there is a base_url
          Rule.PLACEHOLDER, // what another value declares
          Rule.HEADER, // names without regard to capitals
          Rule.AUTH_TYPE, // the types that the server adds
          Rule.SCHEMA, // the insides of schemas, whose dialect is theirs to say
          Rule.SCHEMA_DIALECT,
          Rule.SCHEMA_REF,
          Rule.SCHEMA_PATTERN,
          Rule.SCHEMA_SIZE);

  static Stream<Path> good() {
    return Corpus.good();
  }

  /** Those whose text is read to its end without any refusal: anything else never becomes JSON. */
  static Stream<Path> readable() {
    return Corpus.bad().filter(file -> isReadable(file));
  }

  private static boolean isReadable(Path file) {
    Problems problems = new Problems();
    Tree tree = Tree.read(Corpus.text(file), problems);
    return tree.root().isPresent() && problems.isEmpty();
  }

  @ParameterizedTest
  @MethodSource("good")
  void theSchemaAcceptsWhatTheReaderAccepts(Path file) {
    assertThat(errors(file)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("readable")
  void schemaRefusesWhatTheReaderRefusesAtTheSamePlaces(Path file) {
    ParsedDescriptor.Invalid reading =
        (ParsedDescriptor.Invalid) Corpus.READER.read(Corpus.text(file));

    Set<String> refused = errors(file);

    List<Problem> missed =
        reading.problems().stream()
            .filter(problem -> !BEYOND_A_SCHEMA.contains(problem.rule()))
            .filter(problem -> !isAt(problem, refused))
            .toList();
    assertThat(missed).isEmpty();
    List<String> invented =
        refused.stream()
            .filter(
                place ->
                    reading.problems().stream().noneMatch(problem -> isAt(problem, Set.of(place))))
            .toList();
    assertThat(invented).isEmpty();
  }

  /** At the value itself, or at the object that has the key or lacks it. */
  private static boolean isAt(Problem problem, Set<String> places) {
    String pointer = problem.place().pointer();
    int last = pointer.lastIndexOf('/');
    return places.contains(pointer) || (last >= 0 && places.contains(pointer.substring(0, last)));
  }

  private static Set<String> errors(Path file) {
    String json =
        JsonPrinter.print(Tree.read(Corpus.text(file), new Problems()).root().orElseThrow());
    return SCHEMA.validate(MAPPER.readTree(json)).stream()
        .map(Error::getInstanceLocation)
        .map(Object::toString)
        .collect(Collectors.toSet());
  }

  private static Schema schema() {
    try (InputStream in =
        SchemaAgreementTest.class.getResourceAsStream("/schemas/connector.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
