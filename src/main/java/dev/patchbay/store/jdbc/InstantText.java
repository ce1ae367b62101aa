package dev.patchbay.store.jdbc;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Instants as texts of one width, so that nothing is rounded and their order is that of time. */
final class InstantText {
  private static final int NANO_DIGITS = 9;
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder().appendInstant(NANO_DIGITS).toFormatter();

  private InstantText() {}

  static String text(Instant instant) {
    return FORM.format(instant);
  }

  static Instant instant(String text) {
    return Instant.parse(text);
  }
}
