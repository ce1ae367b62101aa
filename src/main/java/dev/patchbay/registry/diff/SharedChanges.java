package dev.patchbay.registry.diff;

import dev.patchbay.model.manifest.Labels;
import dev.patchbay.model.manifest.ToolAuth;
import dev.patchbay.registry.diff.Change.Part;
import java.util.Optional;

/** Comparison of parts that connectors and tools have in common. */
final class SharedChanges {
  private SharedChanges() {}

  static Optional<Change> labels(Labels before, Labels after) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    boolean kept = after.values().entrySet().containsAll(before.values().entrySet());
    return Optional.of(
        kept
            ? Change.patch(Part.LABELS, "Labels were added, none was removed.")
            : Change.minor(
                Part.LABELS, "A label was removed; lists filtered by it return fewer tools."));
  }

  /** Empty means inherited. */
  static Optional<Change> auth(Optional<ToolAuth> before, Optional<ToolAuth> after) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    return Optional.of(
        before.map(ToolAuth::type).equals(after.map(ToolAuth::type))
            ? Change.minor(
                Part.AUTH, "The type stays; its values or where they are looked up changed.")
            : Change.minor(
                Part.AUTH,
                "Authentication is "
                    + name(after)
                    + " instead of "
                    + name(before)
                    + ", which may need another configuration."));
  }

  private static String name(Optional<ToolAuth> auth) {
    return auth.map(ToolAuth::type).orElse("as inherited");
  }
}
