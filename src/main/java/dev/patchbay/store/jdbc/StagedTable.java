package dev.patchbay.store.jdbc;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables that an import fills, each with its staging table. In the order of the switch, since some
 * rows refer to earlier ones.
 */
enum StagedTable {
  PROJECT("project", "revision", "tenant, project, created_at, updated_at, next_sequence"),
  VERSION(
      "connector_version",
      "revision",
      "tenant, project, connector, format, version, digest, installed_at, installed_by, source,"
          + " content, kept_bytes"),
  CONNECTOR(
      "connector",
      "content_revision",
      "tenant, project, connector, format, place, digest, loaded_at, file_path, file_mtime,"
          + " taken_sha256, taken_digest, enabled, config, tools, notices, kept_bytes"),
  CHANGE(
      "change_log",
      "revision",
      "format, tenant, project, changed_at, actor, correlation_id, events"),
  USAGE("tool_usage", "mark", "tenant, project, connector, tool, uses, last_used");

  private final String table;
  private final String counted;
  private final String columns;

  /**
   * @param counted the column whose staged values are relative to the state before the import
   */
  StagedTable(String table, String counted, String columns) {
    this.table = table;
    this.counted = counted;
    this.columns = columns;
  }

  List<String> columns() {
    return Stream.concat(Stream.of(counted), Arrays.stream(columns.split(", "))).toList();
  }

  /** Inserts a staged row. */
  String staging() {
    String names = String.join(", ", columns());
    String values = columns().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
    return "INSERT INTO staged_%s (import_id, place_in_import, %s) VALUES (:import_id, :place_in_import, %s)"
        .formatted(table, names, values);
  }

  /** Moves the staged rows of a range to their final table. */
  String moving() {
    return """
        INSERT INTO %1$s (%2$s, %3$s)
        SELECT %2$s + :base, %3$s FROM staged_%1$s
        WHERE import_id = :import_id AND place_in_import >= :from AND place_in_import < :to
        """
        .formatted(table, counted, columns);
  }

  /** Drops the staged rows of a range. */
  String dropping() {
    return "DELETE FROM staged_%s WHERE import_id = :import_id AND place_in_import >= :from AND place_in_import < :to"
        .formatted(table);
  }

  /** The last place with a staged row in this table. */
  String lastPlace() {
    return "SELECT MAX(place_in_import) FROM staged_%s WHERE import_id = :import_id"
        .formatted(table);
  }
}
