package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of a value that matches some schemas: the left side of a comparison. It may know
 * less than the schemas say, never more. Immutable.
 */
final class Premise {
  private final Document document;
  private final Effort effort;
  private final List<Json> schemas;
  private final Set<Json> taken;
  private final Set<ValueKind> among;
  private final Optional<Json> only;
  private final Conjunction all;
  private final Optional<Set<Json>> values;
  private final Set<ValueKind> kinds;

  private Premise(
      Premise origin,
      List<Json> schemas,
      Set<Json> taken,
      Set<ValueKind> among,
      Optional<Json> only) {
    this(origin.document, origin.effort, schemas, taken, among, only);
  }

  private Premise(
      Document document,
      Effort effort,
      List<Json> schemas,
      Set<Json> taken,
      Set<ValueKind> among,
      Optional<Json> only) {
    this.document = document;
    this.effort = effort;
    this.schemas = schemas;
    this.taken = taken;
    this.among = among;
    this.only = only;
    this.all = Conjunction.of(document, schemas, effort);
    Set<ValueKind> named = namedKinds();
    this.values = only.map(Set::of).or(() -> listedValues(named));
    this.kinds = values.map(Premise::kindsOf).orElse(named);
  }

  static Premise of(Document document, List<Json> schemas, Effort effort) {
    return new Premise(
        document, effort, schemas, Collections.emptySet(), ValueKind.all(), Optional.empty());
  }

  private Set<ValueKind> namedKinds() {
    Set<ValueKind> named = EnumSet.copyOf(among);
    all.parts().stream()
        .flatMap(part -> part.find("type").stream())
        .forEach(type -> named.retainAll(ValueKind.named(type)));
    return named;
  }

  private Optional<Set<Json>> listedValues(Set<ValueKind> named) {
    Optional<Set<Json>> listed = Optional.empty();
    for (Json.Members part : all.parts()) {
      Optional<Set<Json>> here = valuesOf(part);
      if (here.isPresent()) {
        effort.take(here.get().size());
        Set<Json> kept = new LinkedHashSet<>(here.get());
        kept.removeIf(value -> Collections.disjoint(ValueKind.of(value), named));
        listed.ifPresent(kept::retainAll);
        listed = Optional.of(kept);
      }
    }
    return listed.or(() -> fewValues(named));
  }

  static Optional<Set<Json>> valuesOf(Json.Members schema) {
    Optional<Set<Json>> single = schema.find("const").map(Set::of);
    return schema.byName().get("enum") instanceof Json.Elements list && single.isEmpty()
        ? Optional.of(new LinkedHashSet<>(list.list()))
        : single;
  }

  /** Null and the booleans have so few values that they can be listed. */
  private static Optional<Set<Json>> fewValues(Set<ValueKind> named) {
    if (!EnumSet.of(ValueKind.NULL, ValueKind.BOOLEAN).containsAll(named)) {
      return Optional.empty();
    }
    Set<Json> values = new LinkedHashSet<>(List.of(Json.Constant.values()));
    values.removeIf(value -> !named.containsAll(ValueKind.of(value)));
    return Optional.of(values);
  }

  private static Set<ValueKind> kindsOf(Set<Json> values) {
    Set<ValueKind> kinds = EnumSet.noneOf(ValueKind.class);
    values.forEach(value -> kinds.addAll(ValueKind.of(value)));
    return kinds;
  }

  /** Is it certain that no such value exists? */
  boolean isImpossible() {
    return all.impossible() || kinds.isEmpty();
  }

  boolean mayBe(ValueKind kind) {
    return kinds.contains(kind);
  }

  boolean mayBeNumber() {
    return mayBe(ValueKind.INTEGER) || mayBe(ValueKind.FRACTION);
  }

  Set<ValueKind> kinds() {
    return kinds;
  }

  /** All possible values, when the schemas list them. */
  Optional<Set<Json>> values() {
    return values;
  }

  List<Json.Members> parts() {
    return all.parts();
  }

  Stream<Json> all(String keyword) {
    return all.parts().stream().flatMap(part -> part.find(keyword).stream());
  }

  /**
   * Splits the premise into cases that can be compared one by one: by the first choice, otherwise
   * by value, otherwise by kind. Empty when it cannot be split further.
   */
  List<Premise> divided() {
    Optional<Json.Elements> choice =
        all.choices().stream().filter(each -> !taken.contains(each)).findFirst();
    if (choice.isPresent()) {
      return choice.get().list().stream().map(branch -> choosing(choice.get(), branch)).toList();
    }
    if (only.isPresent()) {
      return List.of();
    }
    if (values.isPresent()) {
      return values.get().stream().map(this::being).toList();
    }
    return kinds.size() < 2 ? List.of() : kinds.stream().map(this::beingA).toList();
  }

  private Premise choosing(Json.Elements choice, Json branch) {
    Set<Json> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
    chosen.addAll(taken);
    chosen.add(choice);
    return new Premise(this, with(branch), chosen, among, only);
  }

  private Premise being(Json value) {
    return new Premise(this, with(SingleValue.schema(value)), taken, among, Optional.of(value));
  }

  private Premise beingA(ValueKind kind) {
    return new Premise(this, schemas, taken, EnumSet.of(kind), only);
  }

  private List<Json> with(Json schema) {
    List<Json> more = new ArrayList<>(schemas);
    more.add(schema);
    return more;
  }

  Set<String> requiredNames() {
    Set<String> names = new HashSet<>();
    all("required")
        .filter(Json.Elements.class::isInstance)
        .flatMap(list -> ((Json.Elements) list).list().stream())
        .filter(Json.Text.class::isInstance)
        .forEach(name -> names.add(((Json.Text) name).value()));
    return names;
  }
}
