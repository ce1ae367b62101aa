package dev.patchbay;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Captures the records of a logger while open, instead of printing them. */
public final class LogRecords extends Handler implements AutoCloseable {
  private static final SimpleFormatter FORMAT = new SimpleFormatter();

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger;

  private LogRecords(Logger logger) {
    this.logger = logger;
  }

  public static LogRecords of(Class<?> type) {
    return named(type.getName());
  }

  public static LogRecords named(String logger) {
    LogRecords records = new LogRecords(Logger.getLogger(logger));
    records.logger.addHandler(records);
    records.logger.setUseParentHandlers(false);
    return records;
  }

  /** Level and message. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord record) {
    lines.add(record.getLevel() + " " + FORMAT.formatMessage(record));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
