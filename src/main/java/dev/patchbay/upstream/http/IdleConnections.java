package dev.patchbay.upstream.http;

import dev.patchbay.upstream.ConnectionSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.core5.pool.PoolEntry;

/**
 * Idle connections, by domain and route. Limited in total, per tenant and per domain. Adding one
 * above a limit evicts the longest-idle connection of that group, so a tenant with many connectors
 * closes only its own. The caller closes returned connections. Thread-safe; shared by both {@link
 * Clients}.
 */
final class IdleConnections {
  /** Key of a connection: owner and route. */
  record Place(SecurityDomain domain, HttpRoute route) {}

  private record Idle(Place place, PoolEntry<HttpRoute, ?> entry) {}

  private static final String ALL = "all";

  private final ConnectionSettings most;
  // Each group in insertion order.
  private final Map<Object, TreeMap<Long, Idle>> groups = new HashMap<>();
  private long next;

  IdleConnections(ConnectionSettings most) {
    this.most = most;
  }

  /** Adds a connection; returns those to close, which include this one at a limit of 0. */
  synchronized List<PoolEntry<HttpRoute, ?>> add(Place place, PoolEntry<HttpRoute, ?> entry) {
    long number = next++;
    Idle idle = new Idle(place, entry);
    for (Object group : groupsOf(place)) {
      groups.computeIfAbsent(group, key -> new TreeMap<>()).put(number, idle);
    }
    List<PoolEntry<HttpRoute, ?>> evicted = new ArrayList<>();
    shrink(place.domain(), most.mostIdlePerConnector(), evicted);
    shrink(place.domain().tenant(), most.mostIdlePerTenant(), evicted);
    shrink(ALL, most.mostIdle(), evicted);
    return evicted;
  }

  private static List<Object> groupsOf(Place place) {
    return List.of(ALL, place.domain().tenant(), place.domain(), place);
  }

  private void shrink(Object group, int limit, List<PoolEntry<HttpRoute, ?>> evicted) {
    TreeMap<Long, Idle> members = groups.get(group);
    while (members != null && members.size() > limit) {
      evicted.add(remove(members.firstEntry()));
    }
  }

  private PoolEntry<HttpRoute, ?> remove(Map.Entry<Long, Idle> numbered) {
    Idle idle = numbered.getValue();
    for (Object group : groupsOf(idle.place())) {
      groups.computeIfPresent(
          group,
          (key, members) -> {
            members.remove(numbered.getKey());
            return members.isEmpty() ? null : members;
          });
    }
    return idle.entry();
  }

  /** Takes the most recently used connection, which the upstream is least likely to have closed. */
  synchronized Optional<PoolEntry<HttpRoute, ?>> take(Place place) {
    TreeMap<Long, Idle> members = groups.get(place);
    return members == null ? Optional.empty() : Optional.of(remove(members.lastEntry()));
  }

  /** Removes and returns the matching connections. */
  synchronized List<PoolEntry<HttpRoute, ?>> removeIf(Predicate<PoolEntry<HttpRoute, ?>> over) {
    List<Map.Entry<Long, Idle>> due =
        groups.getOrDefault(ALL, new TreeMap<>()).entrySet().stream()
            .filter(numbered -> over.test(numbered.getValue().entry()))
            .map(numbered -> Map.entry(numbered.getKey(), numbered.getValue()))
            .toList();
    List<PoolEntry<HttpRoute, ?>> removed = new ArrayList<>();
    due.forEach(numbered -> removed.add(remove(numbered)));
    return removed;
  }

  synchronized int size() {
    TreeMap<Long, Idle> all = groups.get(ALL);
    return all == null ? 0 : all.size();
  }
}
