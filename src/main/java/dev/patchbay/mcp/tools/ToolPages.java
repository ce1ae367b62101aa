package dev.patchbay.mcp.tools;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.mcp.message.JsonObject;
import dev.patchbay.mcp.message.PreparedJson;
import dev.patchbay.mcp.protocol.ProtocolEra;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.PlacedTool;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.model.state.ToolPosition;
import dev.patchbay.registry.reading.Cursor;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Cache of {@code tools/list} pages, in install order of connectors and descriptor order of tools,
 * rendered once per revision and page. Bounded by bytes. A new revision is a new key, so no
 * invalidation is needed. Thread-safe.
 */
public final class ToolPages {
  private static final String TTL_MS = "5000";
  private static final long MOST_BYTES = 32L * 1024 * 1024;
  private static final int ENTRY_OVERHEAD = 512;

  private final int pageSize;
  private final Cache<Key, PreparedJson> pages =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher(
              (Key key, PreparedJson page) ->
                  page.length() + key.narrowing().weight() + ENTRY_OVERHEAD)
          .build();

  public ToolPages(int pageSize) {
    this.pageSize = pageSize;
  }

  private record Key(
      ProjectKey project,
      Revision revision,
      ExposedTools narrowing,
      ProtocolEra era,
      ToolPosition start) {}

  public PreparedJson page(
      ProjectRegistry registry, ExposedTools narrowing, ProtocolEra era, ToolPosition start) {
    return pages.get(
        new Key(registry.key(), registry.revision(), narrowing, era, start),
        key -> render(registry, narrowing, era, start));
  }

  private PreparedJson render(
      ProjectRegistry registry, ExposedTools narrowing, ProtocolEra era, ToolPosition start) {
    List<PlacedTool> found =
        registry
            .connectors()
            .toolsFrom(start)
            .filter(narrowing::admits)
            .limit(pageSize + 1L)
            .toList();
    boolean more = found.size() > pageSize;
    JsonObject json = new JsonObject();
    if (era == ProtocolEra.MODERN) {
      json.text("resultType", "complete");
    }
    json.json(
        "tools",
        found.stream()
            .limit(pageSize)
            .map(tool -> ToolJson.of(tool.exposedName().value(), tool.tool(), era))
            .collect(Collectors.joining(",", "[", "]")));
    if (more) {
      json.text("nextCursor", Cursor.of(found.get(pageSize).position()));
    }
    if (era == ProtocolEra.MODERN) {
      json.json("ttlMs", TTL_MS)
          .text("cacheScope", "private")
          .json("_meta", new JsonObject().json(ServerInfo.META, ServerInfo.JSON).end());
    }
    return new PreparedJson(json.end());
  }
}
