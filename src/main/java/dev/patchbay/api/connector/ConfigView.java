package dev.patchbay.api.connector;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.patchbay.api.view.View;
import dev.patchbay.model.state.ConfigValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Masked config of a connector: names of the set keys and times of their last change, never values.
 */
public record ConfigView(@JsonValue Map<String, Entry> keys) implements View {

  /** Mask of a value; a request that sends it back keeps the value. */
  public record Entry(boolean set, Instant updatedAt) {}

  public static ConfigView of(Map<String, ConfigValue> config) {
    Map<String, Entry> keys = new LinkedHashMap<>();
    config.forEach((key, value) -> keys.put(key, new Entry(true, value.updatedAt())));
    return new ConfigView(keys);
  }
}
