package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.JsonText;
import dev.patchbay.model.json.Json;
import dev.patchbay.registry.diff.schema.SchemaVerdict.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Compares an old with a new JSON Schema by the values that match them. Supports 2020-12 and the
 * parts of 2019-09 and draft-07 with the same meaning.
 *
 * <p>Compared by meaning are {@code type} (every integer is a number), {@code enum}, {@code const},
 * ranges, {@code multipleOf}, lengths and sizes, {@code uniqueItems}, {@code properties}, {@code
 * required}, {@code additionalProperties}, {@code items}, {@code prefixItems}, {@code allOf},
 * {@code anyOf}, {@code $ref}, and {@code oneOf} when no value matches two of its alternatives.
 * {@code pattern}, {@code format} and {@code patternProperties} are compared by their text; all
 * other keywords must be equal. An object is open unless {@code additionalProperties} says
 * otherwise; the caller decides what an undeclared member may be.
 *
 * <p>Compatible means proven. Everything undecided or too costly is {@link Kind#BROKEN} with a
 * reason that says so.
 */
public final class SchemaComparison {
  private final Document before;
  private final Document after;
  private final Direction direction;
  private final Undeclared undeclared;
  private final Effort effort;

  private SchemaComparison(
      Document before, Document after, Direction direction, Undeclared undeclared, Effort effort) {
    this.before = before;
    this.after = after;
    this.direction = direction;
    this.undeclared = undeclared;
    this.effort = effort;
  }

  /** Compares two schemas; uses at most a share of the effort. */
  public static SchemaVerdict compare(
      JsonText before, JsonText after, Direction direction, Undeclared undeclared, Effort effort) {
    Optional<Json> old = Json.of(before);
    Optional<Json> young = Json.of(after);
    if (old.isEmpty() || young.isEmpty()) {
      return broken(Gap.undecided("", "they nest too deep"), direction);
    }
    Effort share = effort.share();
    SchemaVerdict verdict =
        new SchemaComparison(
                new Document(old.get()), new Document(young.get()), direction, undeclared, share)
            .verdict();
    effort.giveBack(share);
    return verdict;
  }

  private static SchemaVerdict broken(Gap gap, Direction direction) {
    return new SchemaVerdict(Kind.BROKEN, gap.sentence(direction));
  }

  private SchemaVerdict verdict() {
    if (before.root().equals(after.root())) {
      return same();
    }
    if (!before.dialect().equals(after.dialect())) {
      return broken(Gap.undecided("", "they are in different dialects"), direction);
    }
    if (new SchemaEquality(before, after, effort).same(before.root(), after.root())) {
      return same();
    }
    if (!before.isUnderstood() || !after.isUnderstood()) {
      return broken(Gap.undecided("", "they use what only their older dialect has"), direction);
    }
    boolean input = direction == Direction.INPUT;
    Document narrow = input ? before : after;
    Document wide = input ? after : before;
    Optional<Gap> gap = gap(narrow, wide, undeclared);
    if (gap.isPresent()) {
      return broken(gap.get(), direction);
    }
    return fitTheSame(narrow, wide) ? same() : compatible();
  }

  private boolean fitTheSame(Document narrow, Document wide) {
    return gap(narrow, wide, Undeclared.ANY_VALUE).isEmpty()
        && gap(wide, narrow, Undeclared.ANY_VALUE).isEmpty();
  }

  private Optional<Gap> gap(Document included, Document including, Undeclared members) {
    return new Inclusion(included, including, members, effort)
        .below(List.of(included.root()), including.root(), "");
  }

  private static SchemaVerdict same() {
    return new SchemaVerdict(
        Kind.SAME, "The same values match; only texts, order or notation changed.");
  }

  private SchemaVerdict compatible() {
    return switch (direction) {
      case INPUT -> new SchemaVerdict(Kind.COMPATIBLE, "All that was accepted still is, and more.");
      case OUTPUT ->
          new SchemaVerdict(Kind.COMPATIBLE, "More is promised, within what was allowed before.");
    };
  }
}
