package dev.patchbay.model.manifest;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Rule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Projection from a JSON answer to the result: {@code pointer} selects, {@code include} keeps
 * (everything when empty), then {@code exclude} removes. All are JSON Pointers (RFC 6901); the
 * latter two start at the selection, and {@code *} in them is any member or element.
 */
public record ResponseMapping(
    Optional<String> pointer, List<String> include, List<String> exclude) {
  public static final ResponseMapping DEFAULT =
      new ResponseMapping(Optional.empty(), List.of(), List.of());

  private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)*");
  private static final int LONGEST = 512;

  /** Limit for the lists of a new descriptor; older stored ones may have more. */
  public static final int MOST_POINTERS = 256;

  public ResponseMapping {
    pointer.ifPresent(ResponseMapping::checkPointer);
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    include.forEach(ResponseMapping::checkPointer);
    exclude.forEach(ResponseMapping::checkPointer);
  }

  public static String checkPointer(String text) {
    if (text.length() > LONGEST || !POINTER.matcher(text).matches()) {
      throw MCPRuntimeException.invalid(
          Rule.POINTER,
          "Not a JSON Pointer (RFC 6901) such as /data/items, at most " + LONGEST + " characters.");
    }
    return text;
  }
}
