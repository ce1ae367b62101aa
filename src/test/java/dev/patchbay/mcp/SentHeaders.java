package dev.patchbay.mcp;

import dev.patchbay.mcp.protocol.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Headers as a test sends them. */
public final class SentHeaders implements Headers {
  private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Names and values alternate. */
  public static SentHeaders of(String... pairs) {
    SentHeaders headers = new SentHeaders();
    for (int i = 0; i < pairs.length; i += 2) {
      headers.with(pairs[i], pairs[i + 1]);
    }
    return headers;
  }

  public SentHeaders with(String name, String value) {
    values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    return this;
  }

  @Override
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }
}
