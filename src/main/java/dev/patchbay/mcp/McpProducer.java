package dev.patchbay.mcp;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.mcp.protocol.OriginRule;
import dev.patchbay.mcp.session.SessionIds;
import dev.patchbay.mcp.session.SessionSettings;
import dev.patchbay.mcp.session.Sessions;
import dev.patchbay.mcp.tools.ToolPages;
import dev.patchbay.security.Challenge;
import dev.patchbay.upstream.ToolInvoker;
import dev.patchbay.upstream.call.CallPool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the parts of the MCP endpoint that are plain classes, one of each per node. */
@SingletonBean
class McpProducer {

  @Produces
  @Singleton
  OriginRule origins(McpSettings settings) {
    return new OriginRule(settings.allowedOrigins());
  }

  @Produces
  @Singleton
  Sessions sessions(McpSettings settings, SessionSettings limits) {
    return new Sessions(System::nanoTime, new SessionIds(), settings.sessionIdle(), limits);
  }

  @Produces
  @Singleton
  ToolRequests tools(McpSettings settings) {
    return new ToolRequests(new ToolPages(settings.pageSize()));
  }

  @Produces
  @Singleton
  LegacyEndpoint legacy(ToolRequests tools, Sessions sessions) {
    return new LegacyEndpoint(tools, sessions);
  }

  @Produces
  @Singleton
  MessageDispatch dispatch(ToolRequests tools, LegacyEndpoint legacy, Challenge challenge) {
    return new MessageDispatch(new ModernEndpoint(tools), legacy, challenge);
  }

  @Produces
  @Singleton
  ToolRunner runner(ToolInvoker invoker, CallPool pool) {
    return new ToolRunner(invoker, pool);
  }
}
