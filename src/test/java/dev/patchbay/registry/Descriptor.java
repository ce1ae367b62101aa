package dev.patchbay.registry;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.manifest.ErrorMessages;
import dev.patchbay.model.manifest.Labels;
import dev.patchbay.model.manifest.RequestMapping;
import dev.patchbay.model.manifest.ResponseMapping;
import dev.patchbay.model.manifest.ToolAnnotations;
import dev.patchbay.model.manifest.ToolDefaults;
import dev.patchbay.registry.source.DescriptorText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Test descriptor: a manifest and its YAML, in the one layout that {@link FakeDescriptorReader}
 * parses. Immutable.
 *
 * @param stamp the description of every tool
 */
public record Descriptor(
    String name, String version, Optional<String> prefix, String stamp, List<String> tools) {

  public static Descriptor of(String name, String version, String... tools) {
    return new Descriptor(name, version, Optional.empty(), "a tool", Arrays.asList(tools));
  }

  public Descriptor version(String newVersion) {
    return new Descriptor(name, newVersion, prefix, stamp, tools);
  }

  public Descriptor named(String newName) {
    return new Descriptor(newName, version, prefix, stamp, tools);
  }

  public Descriptor prefix(String newPrefix) {
    return new Descriptor(name, version, Optional.of(newPrefix), stamp, tools);
  }

  public Descriptor stamp(String newStamp) {
    return new Descriptor(name, version, prefix, newStamp, tools);
  }

  public Descriptor tools(String... newTools) {
    return new Descriptor(name, version, prefix, stamp, Arrays.asList(newTools));
  }

  public ConnectorName connectorName() {
    return new ConnectorName(name);
  }

  public ConnectorManifest manifest() {
    return new ConnectorManifest(
        connectorName(),
        new SemVer(version),
        Optional.empty(),
        Optional.empty(),
        Labels.NONE,
        JsonText.EMPTY_OBJECT,
        Optional.empty(),
        prefix,
        Optional.empty(),
        ToolDefaults.NONE,
        tools.stream().map(tool -> tool(tool, stamp, Map.of())).toList());
  }

  public static ConnectorTool tool(String name, String description, Map<String, String> labels) {
    return new ConnectorTool(
        new ToolName(name),
        Optional.empty(),
        Optional.of(description),
        new JsonText("{\"type\":\"object\"}"),
        Optional.empty(),
        new Endpoint.Handler("math.add"),
        Optional.empty(),
        RequestMapping.DEFAULT,
        ResponseMapping.DEFAULT,
        ErrorMessages.NONE,
        ToolAnnotations.NONE,
        List.of(),
        new Labels(labels));
  }

  public String yaml() {
    StringBuilder text = new StringBuilder("connector:\n");
    text.append("  name: ").append(name).append('\n');
    text.append("  version: ").append(version).append('\n');
    prefix.ifPresent(value -> text.append("  tool_prefix: \"").append(value).append("\"\n"));
    text.append("  tools:\n");
    for (String tool : tools) {
      text.append("    - {name: ")
          .append(tool)
          .append(", description: ")
          .append(stamp)
          .append(", input_schema: {type: object}, endpoint: math.add}\n");
    }
    return text.toString();
  }

  public DescriptorText body() {
    return DescriptorText.ofBody(
        yaml().getBytes(StandardCharsets.UTF_8), DescriptorText.Format.YAML);
  }
}
