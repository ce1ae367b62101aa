package dev.patchbay.bean;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.concurrent.ThreadFactory;

/** Threads that the server makes. They belong to the application: code on them finds its beans. */
@SingletonBean
public class ServerThreads {
  @Resource ManagedThreadFactory managed;

  public ThreadFactory factory() {
    return managed;
  }
}
