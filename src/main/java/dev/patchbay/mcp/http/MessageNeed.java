package dev.patchbay.mcp.http;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.mcp.message.MessageReader;
import dev.patchbay.registry.budget.JsonWeight;
import dev.patchbay.registry.budget.MemoryNeed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reports the heap that the largest MCP message may need, for the check at start. */
@SingletonBean
class MessageNeed {
  @Produces
  @Singleton
  MemoryNeed largestMessage() {
    return new MemoryNeed(
        "an MCP message of 4 MiB",
        JsonWeight.ofBytes(McpServlet.MOST_BODY_BYTES)
            + JsonWeight.ofValues(MessageReader.MOST_VALUES));
  }
}
