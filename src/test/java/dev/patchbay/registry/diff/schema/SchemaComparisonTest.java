package dev.patchbay.registry.diff.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.JsonText;
import dev.patchbay.registry.diff.schema.SchemaVerdict.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares every pair of the table, as arguments and as results, and schemas built to be slow. */
class SchemaComparisonTest {
  private static final Path TABLE = Path.of("src/test/resources/diff/schema-pairs.txt");

  /** Relation of the new schema to the old one. */
  enum Relation {
    SAME(Kind.SAME, Kind.SAME),
    WIDER(Kind.COMPATIBLE, Kind.BROKEN),
    NARROWER(Kind.BROKEN, Kind.COMPATIBLE),
    APART(Kind.BROKEN, Kind.BROKEN);

    private final Kind asInput;
    private final Kind asOutput;

    Relation(Kind asInput, Kind asOutput) {
      this.asInput = asInput;
      this.asOutput = asOutput;
    }

    Kind as(Direction direction) {
      return direction == Direction.INPUT ? asInput : asOutput;
    }
  }

  record Pair(Direction direction, Relation relation, String before, String after, String words) {
    static Stream<Pair> of(String line) {
      List<String> cells = List.of(line.split(" \\|(?: |$)", -1));
      return Stream.of(Direction.values())
          .map(
              direction ->
                  new Pair(
                      direction,
                      Relation.valueOf(cells.get(0)),
                      cells.get(1),
                      cells.get(2),
                      cells.get(3)));
    }
  }

  static Stream<Pair> pairs() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> !line.startsWith("#"))
        .flatMap(Pair::of);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void verdictEqualsTheTable(Pair pair) {
    SchemaVerdict verdict = compare(pair.before(), pair.after(), pair.direction());

    assertThat(verdict.kind()).as(verdict.reason()).isEqualTo(pair.relation().as(pair.direction()));
    if (verdict.kind() == Kind.BROKEN
        && (pair.relation() != Relation.APART || pair.direction() == Direction.INPUT)) {
      assertThat(verdict.reason()).contains(pair.words());
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void everySchemaEqualsItself(Pair pair) {
    assertThat(compare(pair.after(), pair.after(), pair.direction()).kind()).isEqualTo(Kind.SAME);
  }

  @Test
  void reasonsNameDirectionDemandAndPlace() {
    String loose = "{\"properties\":{\"a\":{}}}";
    String tight = "{\"properties\":{\"a\":{\"maxLength\":3}}}";

    assertThat(compare(loose, tight, Direction.INPUT).reason())
        .isEqualTo(
            "The new schema demands maxLength 3 at /properties/a, which the old one did not.");
    assertThat(compare(tight, loose, Direction.OUTPUT).reason())
        .isEqualTo(
            "The old schema promised maxLength 3 at /properties/a, which the new one does not.");
  }

  static Stream<List<String>> hostilePairs() {
    return Stream.of(
        List.of(nestedAlternatives(12, 1), nestedAlternatives(12, 2)),
        List.of(doubling(60, "integer"), doubling(60, "string")),
        List.of(chain(900, "a"), chain(899, "b")),
        List.of(cycle(97), cycle(89)),
        List.of(choices(40, 0), choices(40, 1)),
        List.of(manyMembers(3000, 0), manyMembers(3000, 1)),
        List.of(inPlaceLoop("x"), inPlaceLoop("y")),
        List.of(
            "{\"enum\":" + numbers(9000, 0) + "}",
            "{\"anyOf\":[{\"enum\":" + numbers(9000, 1) + "}]}"),
        List.of("[".repeat(20_000) + "]".repeat(20_000), "{}"));
  }

  @ParameterizedTest
  @MethodSource("hostilePairs")
  void hostileSchemasAreGivenUpInTime(List<String> pair) {
    long start = System.nanoTime();
    SchemaVerdict verdict = compare(pair.get(0), pair.get(1), Direction.INPUT);
    Duration took = Duration.ofNanos(System.nanoTime() - start);

    assertThat(verdict.kind()).isEqualTo(Kind.BROKEN);
    assertThat(took).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void spentEffortIsUndecided() {
    SchemaVerdict verdict =
        SchemaComparison.compare(
            new JsonText("{\"type\":\"integer\"}"),
            new JsonText("{\"type\":\"number\"}"),
            Direction.INPUT,
            Undeclared.ANY_VALUE,
            new Effort(2));

    assertThat(verdict.kind()).isEqualTo(Kind.BROKEN);
    assertThat(verdict.reason()).contains("cannot be shown compatible").contains("too large");
  }

  @Test
  void usedReferencesAreComparedOnce() {
    assertThat(compare(doubling(35, "integer"), doubling(35, "number"), Direction.INPUT).kind())
        .isEqualTo(Kind.COMPATIBLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a new optional argument     | INPUT  | {'a':{}} | {'a':{},'b':{'type':'string'}} |"
            + " COMPATIBLE",
        "an argument that is gone    | INPUT  | {'a':{},'b':{'type':'string'}} | {'a':{}} |"
            + " COMPATIBLE",
        "an argument that is tighter | INPUT  | {'a':{}} | {'a':{'type':'string'}} | BROKEN",
        "a new member of the answer  | OUTPUT | {'a':{}} | {'a':{},'b':{'type':'string'}} |"
            + " COMPATIBLE",
        "a member that may be wider  | OUTPUT | {'a':{'type':'string'}} | {'a':{}} | BROKEN",
      })
  void undeclaredMemberCountsAsAbsent(
      String what, Direction direction, String before, String after, Kind kind) {
    SchemaVerdict verdict = compare(object(before), object(after), direction, Undeclared.ABSENT);

    assertThat(verdict.kind()).as(what).isEqualTo(kind);
  }

  @Test
  void additionalPropertiesApplyToEveryMember() {
    String open = "{\"properties\":{\"a\":{}},\"additionalProperties\":true}";
    String more = "{\"properties\":{\"a\":{},\"b\":{\"type\":\"string\"}}}";

    assertThat(compare(open, more, Direction.INPUT, Undeclared.ABSENT).kind())
        .isEqualTo(Kind.BROKEN);
  }

  private static String object(String properties) {
    return "{\"type\":\"object\",\"properties\":" + properties.replace('\'', '"') + "}";
  }

  private static SchemaVerdict compare(String before, String after, Direction direction) {
    return compare(before, after, direction, Undeclared.ANY_VALUE);
  }

  private static SchemaVerdict compare(
      String before, String after, Direction direction, Undeclared undeclared) {
    return SchemaComparison.compare(
        new JsonText(before),
        new JsonText(after),
        direction,
        undeclared,
        new Effort(Effort.MOST_TOGETHER));
  }

  private static String nestedAlternatives(int levels, int leaf) {
    String schema = "{\"maxLength\":" + leaf + "}";
    for (int i = 0; i < levels; i++) {
      schema = "{\"anyOf\":[" + schema + "," + schema.replace("maxLength", "minLength") + "]}";
    }
    return schema;
  }

  /** Each definition uses the next one twice. */
  private static String doubling(int levels, String leaf) {
    String defs =
        IntStream.range(0, levels)
            .mapToObj(
                i ->
                    "\"d%d\":{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/$defs/d%d\"},\"b\":{\"$ref\":\"#/$defs/d%d\"}}},"
                        .formatted(i, i + 1, i + 1))
            .collect(Collectors.joining());
    return "{\"$ref\":\"#/$defs/d0\",\"$defs\":{%s\"d%d\":{\"type\":\"%s\"}}}"
        .formatted(defs, levels, leaf);
  }

  private static String chain(int levels, String leaf) {
    String defs =
        IntStream.range(0, levels)
            .mapToObj(i -> "\"d%d\":{\"$ref\":\"#/$defs/d%d\"},".formatted(i, i + 1))
            .collect(Collectors.joining());
    return "{\"$ref\":\"#/$defs/d0\",\"$defs\":{%s\"d%d\":{\"const\":\"%s\"}}}"
        .formatted(defs, levels, leaf);
  }

  private static String cycle(int length) {
    String defs =
        IntStream.range(0, length)
            .mapToObj(
                i ->
                    "\"d%d\":{\"type\":\"object\",\"minProperties\":%d,\"properties\":{\"a\":{\"$ref\":\"#/$defs/d%d\"}}}"
                        .formatted(i, i == 0 ? length : 0, (i + 1) % length))
            .collect(Collectors.joining(","));
    return "{\"$ref\":\"#/$defs/d1\",\"$defs\":{" + defs + "}}";
  }

  private static String choices(int count, int leaf) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> "{\"anyOf\":[{\"minLength\":%d},{\"maxLength\":%d}]}".formatted(i + leaf, 99 - i))
        .collect(Collectors.joining(",", "{\"type\":\"string\",\"allOf\":[", "]}"));
  }

  private static String manyMembers(int count, int leaf) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"m%d\":{\"not\":{\"const\":%d}}".formatted(i, i == count - 1 ? leaf : 7))
        .collect(Collectors.joining(",", "{\"properties\":{", "}}"));
  }

  private static String inPlaceLoop(String leaf) {
    return "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"anyOf\":[{\"$ref\":\"#/$defs/b\"},{\"$ref\":\"#/$defs/a\"}]},\"b\":{\"allOf\":[{\"$ref\":\"#/$defs/a\"},{\"const\":\"%s\"}]}}}"
        .formatted(leaf);
  }

  private static String numbers(int count, int from) {
    return IntStream.range(from, from + count)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
