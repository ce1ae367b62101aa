package dev.patchbay.registry.transfer;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.JsonValueCount;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.model.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One line of an import, or an object in it. Accessors check their field and fail with the number
 * of the line.
 */
final class ImportLine {
  private static final String TIME = "a time such as 2026-11-22T09:30:00Z";
  private static final int MOST_DIGITS = 18;

  /**
   * A manifest has at most 20,000 values, a config 256 entries of three, and the rest of a line is
   * small.
   */
  static final int MOST_VALUES = 25_000;

  private final int number;
  private final byte[] bytes;
  private final String pointer;
  private final Map<String, Json> members;
  private final Set<String> asked = new HashSet<>();

  private ImportLine(int number, byte[] bytes, String pointer, Json.Members object) {
    this.number = number;
    this.bytes = bytes;
    this.pointer = pointer;
    this.members = object.byName();
  }

  /**
   * Fails with JSON_ERROR when the line is not a JSON object, with TOO_LARGE for too many values.
   */
  static ImportLine parse(int number, byte[] bytes) {
    if (bytes.length / 2 >= MOST_VALUES && JsonValueCount.of(bytes) > MOST_VALUES) {
      String detail = "Line " + number + " has more than " + MOST_VALUES + " values.";
      throw failure(FailureKind.TOO_LARGE, number, "", Rule.NODES, detail);
    }
    return object(bytes)
        .map(object -> new ImportLine(number, bytes, "", object))
        .orElseThrow(
            () ->
                failure(
                    FailureKind.JSON_ERROR,
                    number,
                    "",
                    Rule.JSON_SYNTAX,
                    "Line " + number + " is not a JSON object in UTF-8."));
  }

  private static Optional<Json.Members> object(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Json.of(new JsonText(text))
          .filter(Json.Members.class::isInstance)
          .map(Json.Members.class::cast);
    } catch (CharacterCodingException | MCPRuntimeException e) {
      return Optional.empty();
    }
  }

  private static MCPRuntimeException failure(
      FailureKind kind, int line, String pointer, Rule rule, String detail) {
    Place place = new Place(Optional.empty(), line, 0, pointer);
    return new MCPRuntimeException(
        kind, detail, List.of(new Problem(rule, detail, place, Optional.empty())));
  }

  int number() {
    return number;
  }

  /** The whole line as received. */
  byte[] bytes() {
    return bytes;
  }

  Set<String> fields() {
    return members.keySet();
  }

  MCPRuntimeException wrong(String field, Rule rule, String detail) {
    return failure(FailureKind.VALIDATION_ERROR, number, Place.child(pointer, field), rule, detail);
  }

  private Optional<Json> find(String field) {
    asked.add(field);
    return Optional.ofNullable(members.get(field)).filter(value -> value != Json.Constant.NULL);
  }

  private <T> T required(String field, String what, Optional<T> value) {
    return value.orElseThrow(() -> wrong(field, Rule.FIELD, field + " is " + what + "."));
  }

  String text(String field) {
    return text(field, "a string without control characters", ImportLine::plain);
  }

  /** Rejects U+0000, which PostgreSQL cannot store. */
  private static Optional<String> plain(String text) {
    return Optional.of(text).filter(all -> all.chars().noneMatch(Character::isISOControl));
  }

  /** Parses a text field. */
  <T> T text(String field, String what, Function<String, Optional<T>> parse) {
    Optional<String> text =
        find(field).filter(Json.Text.class::isInstance).map(value -> ((Json.Text) value).value());
    return required(field, what, text.flatMap(parse));
  }

  <T> Optional<T> textIfAny(String field, String what, Function<String, Optional<T>> parse) {
    return find(field).map(present -> text(field, what, parse));
  }

  Instant instant(String field) {
    return text(field, TIME, ImportLine::instantOf);
  }

  Optional<Instant> instantIfAny(String field) {
    return textIfAny(field, TIME, ImportLine::instantOf);
  }

  /** Accepts only years that every store can keep. */
  private static Optional<Instant> instantOf(String text) {
    try {
      return text.matches("[0-9]{4}-.*Z") ? Optional.of(Instant.parse(text)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  boolean flag(String field) {
    Optional<Json> value =
        find(field).filter(json -> json == Json.Constant.TRUE || json == Json.Constant.FALSE);
    return required(field, "true or false", value) == Json.Constant.TRUE;
  }

  long count(String field) {
    Optional<Json.Figure> figure =
        find(field)
            .filter(Json.Figure.class::isInstance)
            .map(Json.Figure.class::cast)
            .filter(number -> number.isInteger() && number.value().signum() >= 0)
            .filter(number -> number.value().precision() - number.value().scale() <= MOST_DIGITS);
    return required(field, "a whole number from 0", figure).value().longValueExact();
  }

  Optional<ImportLine> objectIfAny(String field) {
    return find(field).map(value -> object(field, value));
  }

  ImportLine object(String field) {
    return required(field, "an object", objectIfAny(field));
  }

  private ImportLine object(String field, Json value) {
    if (value instanceof Json.Members object) {
      return new ImportLine(number, bytes, Place.child(pointer, field), object);
    }
    throw wrong(field, Rule.FIELD, field + " must be an object.");
  }

  /** Fails when the line has an unknown field. */
  void requireNothingElse() {
    for (String field : members.keySet()) {
      if (!asked.contains(field)) {
        throw wrong(field, Rule.FIELD, "The field '" + field + "' is not known.");
      }
    }
  }
}
