package dev.patchbay.model.manifest;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ExposedName;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.model.SemVer;
import java.util.List;
import java.util.Optional;

/**
 * Validated descriptor of an API. Immutable. Obeys every rule except those on the content of
 * schemas, which {@code DescriptorReader.check} adds for manifests built in Java.
 *
 * @param metadata an object that is stored and shown, never interpreted
 * @param toolPrefix empty for the default, {@code <connector>__}
 * @param auth for tools without their own
 */
public record ConnectorManifest(
    ConnectorName name,
    SemVer version,
    Optional<String> title,
    Optional<String> description,
    Labels labels,
    JsonText metadata,
    Optional<BaseUrl> baseUrl,
    Optional<String> toolPrefix,
    Optional<ToolAuth> auth,
    ToolDefaults defaults,
    List<ConnectorTool> tools) {

  public ConnectorManifest {
    title.ifPresent(Texts::checkTitle);
    description.ifPresent(Texts::checkDescription);
    if (!metadata.isObject()) {
      throw MCPRuntimeException.invalid(Rule.TYPE, "metadata is an object.");
    }
    tools = List.copyOf(tools);
    List<Problem> problems =
        ToolSetRules.check(toolPrefix.orElse(defaultPrefix(name)), baseUrl.isPresent(), tools);
    if (!problems.isEmpty()) {
      throw MCPRuntimeException.invalid(problems);
    }
  }

  /** A manifest with required parts only. */
  public static ConnectorManifest of(
      ConnectorName name, SemVer version, List<ConnectorTool> tools) {
    return new ConnectorManifest(
        name,
        version,
        Optional.empty(),
        Optional.empty(),
        Labels.NONE,
        JsonText.EMPTY_OBJECT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ToolDefaults.NONE,
        tools);
  }

  public static String defaultPrefix(ConnectorName name) {
    return name + "__";
  }

  public String effectivePrefix() {
    return toolPrefix.orElse(defaultPrefix(name));
  }

  public ExposedName exposedName(ConnectorTool tool) {
    return new ExposedName(effectivePrefix() + tool.name());
  }

  /** Authentication of a tool: its own, otherwise the connector's, otherwise none. */
  public ToolAuth effectiveAuth(ConnectorTool tool) {
    return tool.auth().or(() -> auth).orElse(ToolAuth.NONE);
  }
}
