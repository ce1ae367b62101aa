package dev.patchbay.mcp.protocol;

import dev.patchbay.mcp.message.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Declared capabilities of a client. An extension, whose name contains a {@code /}, is declared
 * below {@code extensions}, any other capability at the top level. A session keeps only these
 * names: at most {@value #MOST} names with {@value #MOST_CHARACTERS} characters in all (about 3
 * KiB). Further names are ignored.
 */
public record ClientCapabilities(Set<String> names) {
  static final int MOST = 32;
  static final int MOST_CHARACTERS = 1024;
  private static final String EXTENSIONS = "extensions";

  public ClientCapabilities {
    names = Set.copyOf(names);
  }

  public static ClientCapabilities of(JsonNode declared) {
    Set<String> names = new TreeSet<>();
    int characters = 0;
    for (String name : names(declared)) {
      characters += name.length();
      if (names.size() < MOST && characters <= MOST_CHARACTERS) {
        names.add(name);
      }
    }
    return new ClientCapabilities(names);
  }

  private static List<String> names(JsonNode declared) {
    return Stream.concat(
            declared.properties().stream()
                .filter(member -> !member.getValue().isNull())
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals(EXTENSIONS)),
            declared.path(EXTENSIONS).properties().stream().map(Map.Entry::getKey))
        .filter(name -> name.length() <= MOST_CHARACTERS)
        .toList();
  }

  public List<String> missing(List<String> required) {
    return required.stream().filter(name -> !names.contains(name)).toList();
  }

  /** JSON object that declares these capabilities, for an error that lists missing ones. */
  public static String json(List<String> capabilities) {
    JsonObject all = new JsonObject();
    JsonObject extensions = new JsonObject();
    capabilities.forEach(name -> (name.contains("/") ? extensions : all).json(name, "{}"));
    if (!extensions.isEmpty()) {
      all.json(EXTENSIONS, extensions.end());
    }
    return all.end();
  }
}
