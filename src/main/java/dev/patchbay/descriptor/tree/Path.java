package dev.patchbay.descriptor.tree;

import dev.patchbay.model.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Path from the root of a descriptor to a value. Paths share prefixes and become text only for a
 * problem, so that long keys above many values cost nothing.
 */
public final class Path {
  public static final Path ROOT = new Path(null, "");

  private final @Nullable Path parent;
  private final String token;

  private Path(@Nullable Path parent, String token) {
    this.parent = parent;
    this.token = token;
  }

  public Path child(String key) {
    return new Path(this, key);
  }

  public Path child(int index) {
    return new Path(this, Integer.toString(index));
  }

  /** Does the path contain the key? */
  public boolean isBelow(String key) {
    for (Path path = this; path.parent != null; path = path.parent) {
      if (path.token.equals(key)) {
        return true;
      }
    }
    return false;
  }

  /**
   * May this value be a credential (in {@code auth} or {@code headers}), so that no problem may
   * quote it?
   */
  public boolean mayBeSecret() {
    return isBelow("auth") || isBelow("headers");
  }

  /** The path as a JSON Pointer (RFC 6901). */
  public String pointer() {
    Deque<String> tokens = new ArrayDeque<>();
    for (Path path = this; path.parent != null; path = path.parent) {
      tokens.push(path.token);
    }
    StringBuilder pointer = new StringBuilder();
    tokens.forEach(each -> pointer.append(Place.child("", each)));
    return pointer.toString();
  }

  @Override
  public String toString() {
    return pointer();
  }
}
