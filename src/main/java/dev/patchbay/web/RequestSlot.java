package dev.patchbay.web;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One request in progress and the owner it counts for: first the client's address, then the tenant
 * of an authenticated caller. Thread-safe.
 */
public final class RequestSlot {
  private static final String ATTRIBUTE = RequestSlot.class.getName();

  private final AtomicReference<@Nullable AtomicInteger> place = new AtomicReference<>();
  private volatile String owner;
  private volatile boolean admitted;
  private volatile boolean unauthenticated = true;

  public RequestSlot(String owner) {
    this.owner = owner;
  }

  /** Makes the slot available to the code that handles the request. */
  public void attachTo(ServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  public static Optional<RequestSlot> find(ServletRequest request) {
    return Optional.ofNullable((RequestSlot) request.getAttribute(ATTRIBUTE));
  }

  /** Is the request assigned to an owner? */
  public boolean isAdmitted() {
    return admitted;
  }

  /** Marks the caller as authenticated. */
  public void identified() {
    unauthenticated = false;
  }

  boolean isUnauthenticated() {
    return unauthenticated;
  }

  String owner() {
    return owner;
  }

  /** Assigns the request to another owner and ends its count for the previous one. */
  void belongTo(String other, @Nullable AtomicInteger taken) {
    owner = other;
    admitted = true;
    AtomicInteger before = place.getAndSet(taken);
    if (before != null) {
      before.decrementAndGet();
    }
  }
}
