package dev.patchbay.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs after all other tests in the server and searches their output for every secret that was
 * planted, issued or made: answers of REST and MCP, metrics, events, exports, logs, audit trails
 * and stores. The build runs it in its own JVM after the others. With {@code -Dit.test} it searches
 * the output of the tests that ran.
 */
class NothingLeaksIT {
  private static final Logger LOG = System.getLogger(NothingLeaksIT.class.getName());

  /** Tests of stores, and one that runs inside the server; all others are clients of a server. */
  private static final Pattern SPEAKS_WITH_NO_SERVER =
      Pattern.compile(
          "(H2|Memory|Postgres)(Crash|Histories|Contention|Faults)IT|InternalRegistryIT"
              + "|LibraryTableIT|NothingLeaksIT");

  /**
   * Skipped only when run alone: in the whole suite, every test must have run and been observed.
   */
  private static final String NOTHING_RAN = "No test in a server has run, so nothing was let out.";

  private static final List<SeenAnswers> SEEN = SeenAnswers.all();

  /** One for all tests, because finding the keys reads every answer. */
  private static final SecretSearch SEARCH = new SecretSearch(keys(), masterKeys());

  private final List<String> found = new ArrayList<>();

  private static Set<String> keys() {
    Set<String> keys = SEEN.stream().flatMap(SeenAnswers::keys).collect(Collectors.toSet());
    LeftFiles.named("bootstrap-key").stream()
        .flatMap(file -> SeenAnswers.keysIn(LeftFiles.read(file)))
        .forEach(keys::add);
    return keys;
  }

  private static Set<String> masterKeys() {
    return LeftFiles.named("secrets.key").stream()
        .flatMap(file -> LeftFiles.read(file).lines())
        .filter(key -> !key.isBlank())
        .collect(Collectors.toSet());
  }

  @Test
  void noAnswerHoldsASecret() {
    assumeTrue(isAfterOtherTests(), NOTHING_RAN);

    long answers = 0;
    long characters = 0;
    for (SeenAnswers seen : SEEN) {
      for (String answer : (Iterable<String>) seen.answers()::iterator) {
        String head = seen.testClass() + ": " + answer.lines().findFirst().orElse("");
        note(head, SEARCH.secretsIn(answer));
        note(head, SeenAnswers.givesKey(answer) ? List.of() : SEARCH.keysIn(answer));
        answers++;
        characters += answer.length();
      }
    }

    assertThat(found).isEmpty();
    assertThat(answers).isPositive();
    report(
        "%d answers (%d characters) to %d test classes"
            .formatted(answers, characters, SEEN.size()));
  }

  @Test
  void noFileOfAServerHoldsASecret() {
    assumeTrue(isAfterOtherTests(), NOTHING_RAN);

    long bytes = 0;
    List<Path> files = LeftFiles.searched();
    for (Path file : files) {
      bytes += searched(file.toString(), LeftFiles.read(file));
    }

    assertThat(found).isEmpty();
    assertThat(files).isNotEmpty();
    report("%d files (%d bytes)".formatted(files.size(), bytes));
  }

  @Test
  void noDumpOfAnH2FileHoldsASecret() {
    assumeTrue(isAfterOtherTests(), NOTHING_RAN);

    long characters = 0;
    List<Path> databases = databases();
    for (Path file : databases) {
      characters += searched("dump of " + file, H2Dump.of(file));
    }

    assertThat(found).isEmpty();
    report("dumps of %d H2 files (%d characters)".formatted(databases.size(), characters));
  }

  private static List<Path> databases() {
    return LeftFiles.searched().stream()
        .filter(file -> file.toString().endsWith(H2Dump.ENDING))
        .toList();
  }

  private int searched(String where, String text) {
    note(where, SEARCH.secretsIn(text));
    note(where, SEARCH.keysIn(text));
    return text.length();
  }

  private void note(String where, List<String> secrets) {
    secrets.forEach(secret -> found.add(where + ": " + secret));
  }

  private static void report(String what) {
    LOG.log(
        Level.INFO,
        () ->
            "Planted: %d canaries, %d API keys, %d master keys. Found: 0 in %s."
                .formatted(
                    ObservedClasses.planted().size(), keys().size(), masterKeys().size(), what));
  }

  /** No search finds anything where there is nothing. */
  @Test
  void everyTestInTheServerRanAndWasObserved() throws Exception {
    assumeTrue(isWholeSuite(), "Single tests were asked for, so the others have not run.");

    assertThat(ObservedClasses.ended()).containsAll(speakingWithAServer());
    assertThat(SEEN).extracting(SeenAnswers::testClass).containsAll(speakingWithAServer());
  }

  private static boolean isAfterOtherTests() {
    return !ObservedClasses.ended().isEmpty();
  }

  /** Failsafe hands on what it was told of single tests. */
  private static boolean isWholeSuite() {
    return System.getProperty("it.test", "").isEmpty();
  }

  private static Set<String> speakingWithAServer() throws IOException, URISyntaxException {
    URI classes = NothingLeaksIT.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    try (Stream<Path> files = Files.walk(Path.of(classes))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("IT.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .filter(name -> !SPEAKS_WITH_NO_SERVER.matcher(name).matches())
          .collect(Collectors.toSet());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CanaryIT,        echo:",
    "CanaryIT,        event: ConfigChanged",
    "DemonstrationIT, patchbay_projects",
    "McpIT,           notifications/tools/list_changed",
    "RestContractIT,  '\"type\":\"header\"'",
    "AccessIT,        '\"resultType\":\"complete\"'"
  })
  void knownAnswersAreAmongTheObserved(String testClass, String text) {
    assumeTrue(ObservedClasses.ended().contains(testClass), testClass + " has not run.");

    assertThat(SEEN)
        .filteredOn(seen -> seen.testClass().equals(testClass))
        .singleElement()
        .extracting(SeenAnswers::text, STRING)
        .contains(text);
  }

  @ParameterizedTest
  @CsvSource({
    "CanaryIT,       .*/server-\\d+\\.log,             event=ConfigChanged",
    "McpShutdownIT,  .*/shutdown\\.log,                 event=ProjectCreated",
    "TwoNodesIT,     .*/cluster-[ab]\\.log,             event=ConfigChanged",
    "ServerCrashIT,  .*/data/patchbay\\.mv\\.db,        math.add",
    "CanaryIT,       .*/canary-data/patchbay\\.mv\\.db, canaries",
    "RestContractIT, .*/rest/patchbay\\.mv\\.db,        configIsSetKept",
    "InvocationIT,   .*/it-data/.*audit.*,            ConnectorInstalled"
  })
  void knownFilesAreAmongTheFound(String testClass, String file, String text) {
    assumeTrue(ObservedClasses.ended().contains(testClass), testClass + " has not run.");

    List<Path> files =
        LeftFiles.searched().stream().filter(path -> path.toString().matches(file)).toList();
    assertThat(files).anyMatch(path -> LeftFiles.read(path).contains(text));
    assertThat(files)
        .filteredOn(path -> path.toString().endsWith(H2Dump.ENDING))
        .allMatch(path -> H2Dump.of(path).contains(text));
  }
}
