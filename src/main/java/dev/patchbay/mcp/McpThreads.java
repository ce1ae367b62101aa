package dev.patchbay.mcp;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadFactory;

/** Factory of application-managed threads, on which CDI beans can be used. */
@ApplicationScoped
public class McpThreads {
  @Resource ManagedThreadFactory managed;

  ThreadFactory factory() {
    return managed;
  }
}
