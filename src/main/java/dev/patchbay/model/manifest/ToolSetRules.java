package dev.patchbay.model.manifest;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.model.ToolName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Rules between a connector and its tools. Reports every problem with a pointer from the root of a
 * descriptor ({@code /connector/tools/3/name}). A reader passes the readable tools with their
 * positions, so that one bad tool does not hide problems of others.
 */
public final class ToolSetRules {
  public static final int MOST_TOOLS = 128;
  private static final String TOOLS = "/connector/tools";
  private static final int LONGEST_EXPOSED = 64;
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_-]{0,63}");

  private ToolSetRules() {}

  static List<Problem> check(String prefix, boolean hasBaseUrl, List<ConnectorTool> tools) {
    SortedMap<Integer, ConnectorTool> byIndex = new TreeMap<>();
    for (int i = 0; i < tools.size(); i++) {
      byIndex.put(i, tools.get(i));
    }
    List<Problem> problems = new ArrayList<>();
    if (tools.isEmpty() || tools.size() > MOST_TOOLS) {
      problems.add(toolCount());
    }
    if (!isPrefix(prefix)) {
      problems.add(badPrefix());
    }
    problems.addAll(checkNames(prefix, byIndex));
    problems.addAll(checkCalls(hasBaseUrl, byIndex));
    return problems;
  }

  /**
   * Checks the names of tools: distinct, and short enough with their prefix.
   *
   * @param prefix a legal prefix
   * @param tools by their index in the descriptor
   */
  public static List<Problem> checkNames(String prefix, SortedMap<Integer, ConnectorTool> tools) {
    List<Problem> problems = new ArrayList<>();
    Map<ToolName, Integer> first = new HashMap<>();
    tools.forEach(
        (index, tool) -> {
          String pointer = Place.child(TOOLS, index);
          Integer earlier = first.putIfAbsent(tool.name(), index);
          if (earlier != null) {
            problems.add(
                Problem.at(
                    pointer + "/name",
                    Rule.TOOL_DUPLICATE,
                    "The tool '"
                        + tool.name()
                        + "' already exists, as number "
                        + (earlier + 1)
                        + "."));
          }
          checkExposedName(prefix, tool, pointer, problems);
        });
    return problems;
  }

  /** Checks the parts of each tool, and its endpoint against the connector. */
  public static List<Problem> checkCalls(
      boolean hasBaseUrl, SortedMap<Integer, ConnectorTool> tools) {
    List<Problem> problems = new ArrayList<>();
    tools.forEach(
        (index, tool) -> {
          String pointer = Place.child(TOOLS, index);
          checkEndpoint(hasBaseUrl, tool, pointer, problems);
          problems.addAll(ToolRules.check(tool, pointer));
        });
    return problems;
  }

  public static String checkPrefix(String prefix) {
    if (!isPrefix(prefix)) {
      throw MCPRuntimeException.invalid(List.of(badPrefix()));
    }
    return prefix;
  }

  public static boolean isPrefix(String prefix) {
    return PREFIX.matcher(prefix).matches();
  }

  private static Problem badPrefix() {
    return Problem.at(
        "/connector/tool_prefix",
        Rule.TOOL_PREFIX,
        "tool_prefix is 0 to 63 letters, digits, '-' or '_'; \"\" exposes tool names as they are.");
  }

  public static Problem toolCount() {
    return Problem.at(TOOLS, Rule.TOOL_COUNT, "A connector has 1 to " + MOST_TOOLS + " tools.");
  }

  private static void checkExposedName(
      String prefix, ConnectorTool tool, String pointer, List<Problem> problems) {
    int length = prefix.length() + tool.name().value().length();
    if (length > LONGEST_EXPOSED) {
      problems.add(
          Problem.at(
                  pointer + "/name",
                  Rule.EXPOSED_NAME,
                  "The exposed name '"
                      + prefix
                      + tool.name()
                      + "' has "
                      + length
                      + " characters; at most "
                      + LONGEST_EXPOSED
                      + " are allowed.")
              .suggesting("Set a shorter tool_prefix."));
    }
  }

  private static void checkEndpoint(
      boolean hasBaseUrl, ConnectorTool tool, String pointer, List<Problem> problems) {
    if (!hasBaseUrl && tool.endpoint() instanceof Endpoint.Http http && http.isRelative()) {
      problems.add(
          Problem.at(
              pointer + "/endpoint",
              Rule.ENDPOINT,
              "An endpoint that is a path needs the connector's base_url."));
    }
  }
}
