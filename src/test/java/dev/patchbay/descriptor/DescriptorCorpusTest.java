package dev.patchbay.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.source.ParsedDescriptor;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every descriptor of the corpus, read from a file. */
class DescriptorCorpusTest {
  /**
   * Rules of the registry and of request bodies, which no descriptor can break by itself; a
   * warning; and the caps.
   */
  private static final Set<Rule> NOT_IN_THE_CORPUS =
      EnumSet.of(
          Rule.NAME_CHANGED,
          Rule.VERSION_LOWER,
          Rule.VERSION_REUSED,
          Rule.VERSION_BUMP,
          Rule.EXPOSED_NAME_TAKEN,
          Rule.CONNECTOR_EXISTS,
          Rule.PROJECT_EXISTS,
          Rule.CONNECTOR_LIMIT,
          Rule.SOURCE,
          Rule.FIELD,
          Rule.SECRET_LITERAL,
          Rule.PROVIDER_SCHEMA_ROOT,
          Rule.PROVIDER_FORMAT,
          Rule.PROVIDER_DESCRIPTION,
          Rule.PROVIDER_HEADER,
          Rule.PROJECT_LIMIT,
          Rule.KEPT_BYTES,
          Rule.TEXT_DECEPTIVE,
          Rule.PROVIDER_TOKENS,
          Rule.PROJECT_TOKENS,
          Rule.PROJECT_TOOLS,
          Rule.PROVIDER_PROPERTY,
          Rule.PROVIDER_ITEMS,
          Rule.PROVIDER_ENUM,
          Rule.PROVIDER_PATTERN,
          Rule.PROVIDER_NAME,
          Rule.PROVIDER_NO_DESCRIPTION,
          Rule.SCHEMA_NULLABLE,
          Rule.SCHEMA_UNCHECKED,
          Rule.SIZE,
          Rule.NODES);

  static Stream<Path> good() {
    return Corpus.good();
  }

  static Stream<Path> bad() {
    return Corpus.bad();
  }

  @ParameterizedTest
  @MethodSource("good")
  void goodDescriptorIsValid(Path file) {
    ParsedDescriptor reading = Corpus.READER.read(Corpus.text(file));

    assertThat(Corpus.outcome(reading)).containsExactly("VALID");
  }

  @ParameterizedTest
  @MethodSource("bad")
  void badDescriptorHasExactlyItsProblems(Path file) {
    ParsedDescriptor reading = Corpus.READER.read(Corpus.text(file));

    assertThat(Corpus.outcome(reading)).isEqualTo(Corpus.expected(file));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void everyProblemIsOneReadableSentenceAndNamesItsFile(Path file) {
    ParsedDescriptor.Invalid reading =
        (ParsedDescriptor.Invalid) Corpus.READER.read(Corpus.text(file));

    assertThat(reading.problems())
        .allSatisfy(
            problem -> {
              assertThat(problem.detail()).matches("[A-Za-z'$].*[.]").hasSizeLessThan(400);
              assertThat(problem.detail() + problem.suggestion().orElse(""))
                  .doesNotContain(
                      "Exception", "org.snakeyaml", "tools.jackson", "networknt", "[Source");
              assertThat(problem.place().file()).contains(file.getFileName().toString());
            });
  }

  @Test
  void everyRuleHasADescriptorThatBreaksIt() {
    Set<Rule> broken =
        Corpus.bad()
            .map(file -> (ParsedDescriptor.Invalid) Corpus.READER.read(Corpus.text(file)))
            .flatMap(reading -> reading.problems().stream())
            .map(Problem::rule)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));

    assertThat(broken).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(NOT_IN_THE_CORPUS)));
  }

  @Test
  void literalSecretsAreWarningsAtTheirPlaces() {
    Path file = Path.of("src/test/resources/descriptors/good/literal-secrets-are-warnings.yaml");

    ParsedDescriptor.Valid reading = (ParsedDescriptor.Valid) Corpus.READER.read(Corpus.text(file));

    assertThat(reading.warnings())
        .extracting(
            Problem::rule, warning -> warning.place().line(), warning -> warning.place().column())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Rule.SECRET_LITERAL, 4, 50),
            org.assertj.core.groups.Tuple.tuple(Rule.PROVIDER_NO_DESCRIPTION, 6, 7),
            org.assertj.core.groups.Tuple.tuple(Rule.SECRET_LITERAL, 9, 36),
            org.assertj.core.groups.Tuple.tuple(Rule.SECRET_LITERAL, 10, 42));
    assertThat(reading.warnings())
        .allSatisfy(
            warning ->
                assertThat(warning.place().file())
                    .isEqualTo(Optional.of(file.getFileName().toString())))
        .noneMatch(warning -> warning.toString().contains("hunter2"));
  }

  @Test
  void suggestionsSayWhatToWriteInstead() {
    ParsedDescriptor.Invalid reading =
        (ParsedDescriptor.Invalid)
            Corpus.READER.read(
                Corpus.text(
                    Path.of("src/test/resources/descriptors/bad/many-mistakes-at-once.yaml")));

    List<String> suggestions =
        reading.problems().stream().flatMap(problem -> problem.suggestion().stream()).toList();

    assertThat(suggestions)
        .containsExactly(
            "Quote it: \"1.10\"",
            "Quote it: \"true\"",
            "Did you mean 'input_schema'?",
            "Did you mean 'id'?",
            "Copy what it refers to below $defs and refer to '#/$defs/NAME'.");
  }
}
