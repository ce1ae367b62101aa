package dev.patchbay.descriptor.tree;

import dev.patchbay.model.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The way from the root of a descriptor to one of its values. Paths share their beginnings and
 * become text only when a problem needs it, so that long keys above many values cost nothing.
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

  /** Is this value below a key of that name, or has it itself? */
  public boolean isBelow(String key) {
    for (Path path = this; path.parent != null; path = path.parent) {
      if (path.token.equals(key)) {
        return true;
      }
    }
    return false;
  }

  /**
   * May this value be a credential, so that no problem repeats it? Those are in {@code auth} and
   * {@code headers}.
   */
  public boolean mayBeSecret() {
    return isBelow("auth") || isBelow("headers");
  }

  /** The same as a JSON Pointer (RFC 6901). */
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
