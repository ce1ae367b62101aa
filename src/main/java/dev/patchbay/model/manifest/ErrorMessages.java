package dev.patchbay.model.manifest;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Rule;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Error messages for agents, by upstream status from 400 to 599. */
public record ErrorMessages(SortedMap<Integer, String> byStatus) {
  public static final ErrorMessages NONE = new ErrorMessages(Collections.emptySortedMap());

  public ErrorMessages {
    byStatus =
        Collections.unmodifiableSortedMap(
            new TreeMap<Integer, String>((Map<Integer, String>) byStatus));
    byStatus.keySet().forEach(ErrorMessages::checkStatus);
    byStatus.values().forEach(Texts::checkDescription);
  }

  /** Parses the status from a descriptor's key. */
  public static int status(String key) {
    int status = key.matches("[1-9][0-9]{2}") ? Integer.parseInt(key) : 0;
    checkStatus(status);
    return status;
  }

  private static void checkStatus(int status) {
    if (status < 400 || status > 599) {
      throw MCPRuntimeException.invalid(
          Rule.STATUS, "The keys of errors are HTTP statuses from 400 to 599.");
    }
  }
}
