package dev.patchbay.api.connector;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.patchbay.api.view.View;
import dev.patchbay.model.state.ConfigValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A connector's config as anybody sees it: which keys are set, and since when; never to what. */
public record ConfigView(@JsonValue Map<String, Entry> keys) implements View {

  /** The mask of a value; given back, it keeps the value. */
  public record Entry(boolean set, Instant updatedAt) {}

  public static ConfigView of(Map<String, ConfigValue> config) {
    Map<String, Entry> keys = new LinkedHashMap<>();
    config.forEach((key, value) -> keys.put(key, new Entry(true, value.updatedAt())));
    return new ConfigView(keys);
  }
}
