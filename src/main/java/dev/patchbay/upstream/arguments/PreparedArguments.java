package dev.patchbay.upstream.arguments;

import dev.patchbay.model.JsonText;
import java.util.List;
import java.util.Map;

/**
 * Arguments that are ready to be checked.
 *
 * @param dropped undeclared names, in the order given
 * @param coerced how often each kind of change was made
 */
public record PreparedArguments(
    JsonText arguments, List<String> dropped, Map<Coercion, Integer> coerced) {
  public PreparedArguments {
    dropped = List.copyOf(dropped);
    coerced = Map.copyOf(coerced);
  }
}
