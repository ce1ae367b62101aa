package dev.patchbay.store.jdbc;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of an import, to be written to its staging table.
 *
 * @param values by column name
 * @param chars approximate size
 */
record StagedRow(StagedTable table, Map<String, @Nullable Object> values, long chars) {

  static StagedRow of(StagedTable table, Map<String, @Nullable Object> values) {
    long chars =
        values.values().stream()
            .mapToLong(value -> value instanceof String text ? text.length() : Long.BYTES)
            .sum();
    return new StagedRow(table, new HashMap<>(values), chars);
  }
}
