package dev.patchbay.registry;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.ParsedDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses what {@link Descriptor#yaml()} writes, and comments; any other line is a syntax error at
 * its place. Does not check schemas.
 */
public final class FakeDescriptorReader implements DescriptorReader {
  private static final Pattern LINE =
      Pattern.compile(
          "connector:|  tools:|  (name|version|tool_prefix): \"?([^\"]*)\"?"
              + "|    - \\{name: ([^,]+), description: ([^,]+), input_schema: .*\\}|#.*|");

  private volatile List<Problem> findings = List.of();

  @Override
  public ParsedDescriptor read(DescriptorText text) {
    Descriptor descriptor = new Descriptor("", "", Optional.empty(), "", List.of());
    List<String> tools = new ArrayList<>();
    String[] lines = new String(text.bytes(), StandardCharsets.UTF_8).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      Matcher line = LINE.matcher(lines[i]);
      if (!line.matches()) {
        return broken(text, i + 1);
      }
      descriptor = with(descriptor, line, tools);
    }
    return valid(text, descriptor.tools(tools.toArray(String[]::new)));
  }

  private static Descriptor with(Descriptor descriptor, Matcher line, List<String> tools) {
    if (line.group(3) != null) {
      tools.add(line.group(3));
      return descriptor.stamp(line.group(4));
    }
    return switch (String.valueOf(line.group(1))) {
      case "name" -> descriptor.named(line.group(2));
      case "version" -> descriptor.version(line.group(2));
      case "tool_prefix" -> descriptor.prefix(line.group(2));
      default -> descriptor;
    };
  }

  private static ParsedDescriptor broken(DescriptorText text, int line) {
    Place place = new Place(text.file(), line, 1, "");
    return new ParsedDescriptor.Invalid(
        FailureKind.YAML_ERROR,
        List.of(new Problem(Rule.YAML_SYNTAX, "This is no YAML.", place, Optional.empty())));
  }

  private static ParsedDescriptor valid(DescriptorText text, Descriptor descriptor) {
    try {
      return new ParsedDescriptor.Valid(descriptor.manifest(), List.of());
    } catch (MCPRuntimeException e) {
      List<Problem> problems =
          e.problems().stream()
              .map(problem -> problem.at(problem.place().in(text.file())))
              .toList();
      return new ParsedDescriptor.Invalid(FailureKind.VALIDATION_ERROR, problems);
    }
  }

  @Override
  public List<Problem> check(ConnectorManifest manifest) {
    return findings;
  }

  @Override
  public String write(ConnectorManifest manifest, DescriptorText.Format format) {
    return manifest.toString();
  }

  /** The problems of every manifest that was built in Java. */
  public void findsIn(List<Problem> problems) {
    findings = problems;
  }
}
