package dev.patchbay.model.manifest;

import java.util.Optional;

/** Filter of a list by label: {@code key} (present) or {@code key=value}. */
public record LabelSelector(String key, Optional<String> value) {
  public static LabelSelector parse(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? new LabelSelector(text, Optional.empty())
        : new LabelSelector(text.substring(0, equals), Optional.of(text.substring(equals + 1)));
  }
}
