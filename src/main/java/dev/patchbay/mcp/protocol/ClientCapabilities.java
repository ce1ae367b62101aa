package dev.patchbay.mcp.protocol;

import dev.patchbay.mcp.message.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a client says it can do. An extension, whose name holds a {@code /}, stands below {@code
 * extensions}; everything else at the top. A session keeps the names for as long as it lasts, and
 * nothing else of them: at most {@value #MOST} names of {@value #MOST_CHARACTERS} characters in
 * all, which is some 3 KiB. Names beyond that do not count.
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

  /** The form in which an error names what is missing: an object like the one that declares it. */
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
