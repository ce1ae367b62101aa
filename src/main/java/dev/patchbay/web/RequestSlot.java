package dev.patchbay.web;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One request in work, and the owner for which it counts: first the client's address, then the
 * tenant of a caller with a good credential. Thread-safe.
 */
public final class RequestSlot {
  private static final String ATTRIBUTE = RequestSlot.class.getName();

  private final AtomicReference<@Nullable AtomicInteger> place = new AtomicReference<>();
  private volatile String owner;
  private volatile boolean admitted;
  private volatile boolean stranger = true;

  public RequestSlot(String owner) {
    this.owner = owner;
  }

  /** Makes the visit known to what works on the request. */
  public void attachTo(ServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  public static Optional<RequestSlot> find(ServletRequest request) {
    return Optional.ofNullable((RequestSlot) request.getAttribute(ATTRIBUTE));
  }

  /** Has it a place that is its owner's? */
  public boolean isAdmitted() {
    return admitted;
  }

  /** It is known who calls. */
  public void identified() {
    stranger = false;
  }

  boolean isStranger() {
    return stranger;
  }

  String owner() {
    return owner;
  }

  /** Counts for another from now on; where it counted before, it does not any more. */
  void belongTo(String other, @Nullable AtomicInteger taken) {
    owner = other;
    admitted = true;
    AtomicInteger before = place.getAndSet(taken);
    if (before != null) {
      before.decrementAndGet();
    }
  }
}
