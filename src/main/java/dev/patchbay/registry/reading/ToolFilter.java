package dev.patchbay.registry.reading;

import dev.patchbay.model.manifest.LabelSelector;
import dev.patchbay.model.state.PlacedTool;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Filter of a tool list; a tool must match every part.
 *
 * @param connector the connector's name; an unknown one matches nothing
 * @param labels of the tool itself
 * @param text part of the name, exposed name, title or description, ignoring case
 */
public record ToolFilter(
    Optional<String> connector, List<LabelSelector> labels, Optional<String> text) {
  public static final ToolFilter NONE =
      new ToolFilter(Optional.empty(), List.of(), Optional.empty());

  public ToolFilter {
    labels = List.copyOf(labels);
    text = text.map(value -> value.toLowerCase(Locale.ROOT));
  }

  boolean passes(PlacedTool placed) {
    return labels.stream().allMatch(placed.tool().labels()::match)
        && text.map(part -> mentions(placed, part)).orElse(true);
  }

  private static boolean mentions(PlacedTool placed, String part) {
    return contains(placed.exposedName().value(), part)
        || contains(placed.tool().name().value(), part)
        || placed.tool().title().map(title -> contains(title, part)).orElse(false)
        || placed.tool().description().map(text -> contains(text, part)).orElse(false);
  }

  private static boolean contains(String text, String lowerCasePart) {
    return text.toLowerCase(Locale.ROOT).contains(lowerCasePart);
  }
}
