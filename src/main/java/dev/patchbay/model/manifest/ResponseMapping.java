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
    Optional<String> pointer, List<String> include, List<String> exclude, Rest rest) {
  public static final ResponseMapping DEFAULT =
      new ResponseMapping(Optional.empty(), List.of(), List.of());

  /** Headers that say what an agent does next. */
  public static final List<String> USUAL_HEADERS = List.of("Link", "Location", "Retry-After");

  public static final int MOST_ITEMS = 100_000;
  private static final int MOST_HEADERS = 16;

  /**
   * What goes beyond the projection.
   *
   * @param headers of the answer that are shown; {@link #USUAL_HEADERS} when absent
   * @param maxItems elements of a list that are kept
   */
  public record Rest(
      Optional<List<String>> headers, Optional<Integer> maxItems, Optional<ErrorWhen> errorWhen) {
    public static final Rest NONE = new Rest(Optional.empty(), Optional.empty(), Optional.empty());

    public Rest {
      headers = headers.map(List::copyOf);
      if (headers.map(List::size).orElse(0) > MOST_HEADERS) {
        throw MCPRuntimeException.invalid(
            Rule.HEADER, "At most " + MOST_HEADERS + " headers of an answer are shown.");
      }
      headers.ifPresent(names -> names.forEach(HeaderName::checkToken));
      maxItems.ifPresent(Rest::checkItems);
    }

    public static int checkItems(int most) {
      if (most < 1 || most > MOST_ITEMS) {
        throw MCPRuntimeException.invalid(Rule.LIMIT, "max_items is from 1 to " + MOST_ITEMS + ".");
      }
      return most;
    }
  }

  public ResponseMapping(Optional<String> pointer, List<String> include, List<String> exclude) {
    this(pointer, include, exclude, Rest.NONE);
  }

  /** Names of the headers that are shown. */
  public List<String> shownHeaders() {
    return rest.headers().orElse(USUAL_HEADERS);
  }

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
