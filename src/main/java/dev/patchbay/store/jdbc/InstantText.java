package dev.patchbay.store.jdbc;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Instants as fixed-width text without rounding; the order of texts is the order of time. */
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
