package dev.patchbay.mcp.protocol;

import dev.patchbay.mcp.message.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a client says it can do. An extension, whose name holds a {@code /}, stands below {@code
 * extensions}; everything else at the top. A session keeps them for as long as it lasts, so of more
 * than {@value #MOST} names, and of names longer than {@value #LONGEST} characters, none counts.
 */
public record ClientCapabilities(Set<String> names) {
  static final int MOST = 200;
  static final int LONGEST = 200;
  private static final String EXTENSIONS = "extensions";

  public ClientCapabilities {
    names = Set.copyOf(names);
  }

  public static ClientCapabilities of(JsonNode declared) {
    Set<String> names = new TreeSet<>();
    declared.properties().forEach(member -> add(member.getKey(), member.getValue(), names));
    names.remove(EXTENSIONS);
    declared.path(EXTENSIONS).properties().forEach(member -> add(member.getKey(), names));
    return new ClientCapabilities(names);
  }

  private static void add(String name, JsonNode value, Set<String> names) {
    if (!value.isNull()) {
      add(name, names);
    }
  }

  private static void add(String name, Set<String> names) {
    if (names.size() < MOST && name.length() <= LONGEST) {
      names.add(name);
    }
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
