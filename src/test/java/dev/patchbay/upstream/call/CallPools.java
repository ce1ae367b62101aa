package dev.patchbay.upstream.call;

/** Pools of calls for tests in other packages. */
public final class CallPools {
  private CallPools() {}

  /** A pool until it is closed. */
  public record Open(CallPool pool) implements AutoCloseable {
    @Override
    public void close() {
      pool.close();
    }
  }

  public static Open open(int threads) {
    return new Open(new CallPool(Thread::new, threads));
  }
}
