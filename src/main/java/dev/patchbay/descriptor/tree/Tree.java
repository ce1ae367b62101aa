package dev.patchbay.descriptor.tree;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText;
import java.util.Optional;

/**
 * Parsed text of a descriptor.
 *
 * @param root empty when the text was not read to its end, or is empty
 * @param failure when the text is unreadable or too large
 */
public record Tree(Optional<Node> root, Optional<FailureKind> failure) {

  /** Parses and screens the text; records all problems. */
  public static Tree read(DescriptorText source, Problems problems) {
    boolean isCapped = source.member().isEmpty() && !source.isTrusted();
    if (isCapped && source.bytes().length > DescriptorReader.MOST_BYTES) {
      return tooLarge(Mark.START, problems);
    }
    FailureKind unreadable =
        source.format() == DescriptorText.Format.YAML
            ? FailureKind.YAML_ERROR
            : FailureKind.JSON_ERROR;
    Optional<String> text = Utf8.decode(source.bytes(), problems);
    if (text.isEmpty()) {
      return failed(unreadable);
    }
    return source.format() == DescriptorText.Format.YAML
        ? new YamlTree(text.get(), problems).read()
        : new JsonTree(text.get(), source.member(), problems).read();
  }

  /** Tree of a JSON text that Patchbay wrote itself. */
  public static Tree ofJson(String text, Problems problems) {
    return new JsonTree(text, "", problems).read();
  }

  static Tree of(Optional<Node> root) {
    return new Tree(root, Optional.empty());
  }

  static Tree failed(FailureKind kind) {
    return new Tree(Optional.empty(), Optional.of(kind));
  }

  static Tree tooLarge(Mark mark, Problems problems) {
    problems.add(
        Rule.SIZE,
        "A descriptor has at most " + DescriptorReader.MOST_BYTES / 1024 + " KiB.",
        Path.ROOT,
        mark);
    return failed(FailureKind.TOO_LARGE);
  }
}
