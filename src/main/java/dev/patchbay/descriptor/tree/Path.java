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

  /** The same as a JSON Pointer (RFC 6901). */
  public String pointer() {
    Deque<String> tokens = new ArrayDeque<>();
    for (Path path = this; path.parent != null; path = path.parent) {
      tokens.push(path.token);
    }
    String pointer = "";
    for (String each : tokens) {
      pointer = Place.child(pointer, each);
    }
    return pointer;
  }

  @Override
  public String toString() {
    return pointer();
  }
}
