package dev.patchbay.upstream.call;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadFactory;

/** Threads that belong to the application, so that a handler finds what it needs there. */
@ApplicationScoped
class CallThreads {
  @Resource ManagedThreadFactory managed;

  ThreadFactory factory() {
    return managed;
  }
}
