package dev.patchbay.upstream.call;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadFactory;

/** Factory of application-managed threads, on which handlers can use CDI and naming. */
@ApplicationScoped
class CallThreads {
  @Resource ManagedThreadFactory managed;

  ThreadFactory factory() {
    return managed;
  }
}
