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
 * The connections that wait for their next call, each for its own domain and route. Bounded in all,
 * per tenant and per domain: one more pushes out the one of that group which has waited longest, so
 * that a tenant with many connectors closes its own connections and no other's. The caller closes
 * what is handed back. Thread-safe; shared by the clients of {@link Clients}.
 */
final class IdleConnections {
  /** Where a connection leads, and on whose behalf. */
  record Place(SecurityDomain domain, HttpRoute route) {}

  private record Idle(Place place, PoolEntry<HttpRoute, ?> entry) {}

  private static final String ALL = "all";

  private final ConnectionSettings most;
  // Each group by the order in which its connections came.
  private final Map<Object, TreeMap<Long, Idle>> groups = new HashMap<>();
  private long next;

  IdleConnections(ConnectionSettings most) {
    this.most = most;
  }

  /** Keeps a connection. Gives back those that must go for it, this one itself at a limit of 0. */
  synchronized List<PoolEntry<HttpRoute, ?>> add(Place place, PoolEntry<HttpRoute, ?> entry) {
    long number = next++;
    Idle idle = new Idle(place, entry);
    for (Object group : groupsOf(place)) {
      groups.computeIfAbsent(group, key -> new TreeMap<>()).put(number, idle);
    }
    List<PoolEntry<HttpRoute, ?>> gone = new ArrayList<>();
    shrink(place.domain(), most.mostIdlePerConnector(), gone);
    shrink(place.domain().tenant(), most.mostIdlePerTenant(), gone);
    shrink(ALL, most.mostIdle(), gone);
    return gone;
  }

  private static List<Object> groupsOf(Place place) {
    return List.of(ALL, place.domain().tenant(), place.domain(), place);
  }

  private void shrink(Object group, int limit, List<PoolEntry<HttpRoute, ?>> gone) {
    TreeMap<Long, Idle> members = groups.get(group);
    while (members != null && members.size() > limit) {
      gone.add(remove(members.firstEntry()));
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

  /** The one that was used last, which the upstream is least likely to have closed. */
  synchronized Optional<PoolEntry<HttpRoute, ?>> take(Place place) {
    TreeMap<Long, Idle> members = groups.get(place);
    return members == null ? Optional.empty() : Optional.of(remove(members.lastEntry()));
  }

  /** Takes out what is over. */
  synchronized List<PoolEntry<HttpRoute, ?>> removeIf(Predicate<PoolEntry<HttpRoute, ?>> over) {
    List<Map.Entry<Long, Idle>> due =
        groups.getOrDefault(ALL, new TreeMap<>()).entrySet().stream()
            .filter(numbered -> over.test(numbered.getValue().entry()))
            .map(numbered -> Map.entry(numbered.getKey(), numbered.getValue()))
            .toList();
    List<PoolEntry<HttpRoute, ?>> gone = new ArrayList<>();
    due.forEach(numbered -> gone.add(remove(numbered)));
    return gone;
  }

  synchronized int size() {
    TreeMap<Long, Idle> all = groups.get(ALL);
    return all == null ? 0 : all.size();
  }
}
