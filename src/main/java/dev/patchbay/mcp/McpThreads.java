package dev.patchbay.mcp;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadFactory;

/** Threads that belong to the application, so that what runs on them finds its beans. */
@ApplicationScoped
public class McpThreads {
  @Resource ManagedThreadFactory managed;

  ThreadFactory factory() {
    return managed;
  }
}
