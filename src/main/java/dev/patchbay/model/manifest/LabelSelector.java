package dev.patchbay.model.manifest;

import java.util.Optional;

/** What a list is narrowed by: {@code key} (the label is there) or {@code key=value}. */
public record LabelSelector(String key, Optional<String> value) {
  public static LabelSelector parse(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? new LabelSelector(text, Optional.empty())
        : new LabelSelector(text.substring(0, equals), Optional.of(text.substring(equals + 1)));
  }
}
