package dev.patchbay.model.manifest;

import dev.patchbay.model.JsonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Check of {@code x-mcp-header} in an input schema. MCP 2026-07-28 allows it on a string, integer
 * or boolean that is reachable through {@code properties} alone, as a token (RFC 9110) that is
 * unique ignoring case. Clients drop a tool that violates this. Scans the text, which is valid and
 * compact.
 */
final class HeaderAnnotations {
  private static final String KEYWORD = "x-mcp-header";
  private static final Pattern TOKEN = Pattern.compile("\"[A-Za-z0-9!#$%&'*+.^_`|~-]+\"");
  private static final Set<String> TYPES = Set.of("\"string\"", "\"integer\"", "\"boolean\"");
  private static final Set<String> NAMED_SCHEMAS =
      Set.of("properties", "patternProperties", "dependentSchemas", "$defs", "definitions");
  private static final Set<String> DATA = Set.of("const", "enum", "default", "examples");

  private final String text;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /** Role of a JSON object within the schema. */
  private enum Role {
    /** The root, and schemas that its {@code properties} lead to. */
    REACHED,
    REACHED_PROPERTIES,
    OTHER_SCHEMA,
    OTHER_NAMES,
    DATA
  }

  private HeaderAnnotations(String text) {
    this.text = text;
  }

  /** One sentence per violation. */
  static List<String> faults(JsonText schema) {
    if (!schema.text().contains(KEYWORD)) {
      return List.of();
    }
    HeaderAnnotations annotations = new HeaderAnnotations(schema.text());
    annotations.value(0, Role.REACHED);
    return List.copyOf(annotations.faults);
  }

  /** Scans the value at {@code at}; returns the index behind it. */
  private int value(int at, Role role) {
    return switch (text.charAt(at)) {
      case '{' -> object(at, role);
      case '[' -> array(at, role);
      case '"' -> endOfString(at) + 1;
      default -> endOfLiteral(at);
    };
  }

  private int object(int start, Role role) {
    Map<String, String> members = new TreeMap<>();
    int at = start + 1;
    while (text.charAt(at) != '}') {
      int endOfKey = endOfString(at);
      String key = text.substring(at + 1, endOfKey);
      int end = value(endOfKey + 2, within(role, key));
      members.put(key, text.substring(endOfKey + 2, end));
      at = text.charAt(end) == ',' ? end + 1 : end;
    }
    if (role == Role.REACHED || role == Role.OTHER_SCHEMA) {
      Optional.ofNullable(members.get(KEYWORD))
          .flatMap(
              header ->
                  fault(header, members.getOrDefault("type", ""), role)
                      .map(fault -> KEYWORD + " " + header + " " + fault + "."))
          .ifPresent(faults::add);
    }
    return at + 1;
  }

  private int array(int start, Role role) {
    int at = start + 1;
    while (text.charAt(at) != ']') {
      int end = value(at, role);
      at = text.charAt(end) == ',' ? end + 1 : end;
    }
    return at + 1;
  }

  private static Role within(Role role, String key) {
    return switch (role) {
      case REACHED_PROPERTIES -> Role.REACHED;
      case OTHER_NAMES -> Role.OTHER_SCHEMA;
      case DATA -> Role.DATA;
      case REACHED, OTHER_SCHEMA -> {
        if (role == Role.REACHED && key.equals("properties")) {
          yield Role.REACHED_PROPERTIES;
        }
        if (NAMED_SCHEMAS.contains(key)) {
          yield Role.OTHER_NAMES;
        }
        yield DATA.contains(key) ? Role.DATA : Role.OTHER_SCHEMA;
      }
    };
  }

  private Optional<String> fault(String header, String type, Role role) {
    if (!TOKEN.matcher(header).matches()) {
      return Optional.of("is no token (letters, digits and !#$%&'*+-.^_`|~)");
    }
    if (role == Role.OTHER_SCHEMA) {
      return Optional.of("stands where properties alone do not lead");
    }
    if (!TYPES.contains(type)) {
      return Optional.of("stands on something else than a string, integer or boolean");
    }
    return names.add(header.toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of("already exists, ignoring case");
  }

  private int endOfString(int start) {
    int at = start + 1;
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  private int endOfLiteral(int start) {
    int at = start;
    while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
