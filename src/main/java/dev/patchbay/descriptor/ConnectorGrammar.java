package dev.patchbay.descriptor;

import dev.patchbay.descriptor.schema.SchemaCheck;
import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.descriptor.tree.Problems;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.manifest.BaseUrl;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.Labels;
import dev.patchbay.model.manifest.Texts;
import dev.patchbay.model.manifest.ToolAuth;
import dev.patchbay.model.manifest.ToolDefaults;
import dev.patchbay.model.manifest.ToolSetRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Root of the descriptor grammar: turns a tree into a manifest or problems. One instance per
 * descriptor.
 */
final class ConnectorGrammar {
  private final Problems problems;
  private final Values values;
  private final AuthGrammar auth;
  private final ToolGrammar tools;

  ConnectorGrammar(Set<String> customAuthTypes, SchemaCheck schemas, Values values) {
    this.problems = values.problems();
    this.values = values;
    this.auth = new AuthGrammar(customAuthTypes, values);
    this.tools = new ToolGrammar(values, auth, schemas);
  }

  /** Reads the manifest; empty if and only if a problem is recorded, now or before. */
  Optional<ConnectorManifest> read(Node root) {
    Optional<Members> document = values.members(root);
    if (document.isEmpty()) {
      return Optional.empty();
    }
    Optional<Node> connector = document.get().require("connector");
    document.get().refuseUnknown();
    return connector
        .flatMap(values::members)
        .flatMap(members -> connector(members, new Locations(root)));
  }

  private Optional<ConnectorManifest> connector(Members members, Locations locations) {
    Optional<ConnectorName> name = members.requireText("name", ConnectorName::new);
    Optional<SemVer> version = members.requireText("version", SemVer::new);
    Optional<String> title = members.text("title", Texts::checkTitle);
    Optional<String> description = members.text("description", Texts::checkDescription);
    Labels labels = members.part("labels", new LabelGrammar(values)::read, Labels.NONE);
    JsonText metadata = members.part("metadata", this::metadata, JsonText.EMPTY_OBJECT);
    Optional<BaseUrl> baseUrl = members.text("base_url", BaseUrl::new);
    Optional<String> prefix = members.text("tool_prefix", ToolSetRules::checkPrefix);
    Optional<ToolAuth> connectorAuth = members.find("auth").flatMap(auth::read);
    ToolDefaults defaults =
        members.part("defaults", new DefaultsGrammar(values)::read, ToolDefaults.NONE);
    List<ConnectorTool> readTools =
        new ToolSetGrammar(values, tools, locations).read(members, name);
    members.refuseUnknown();
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    return problems.relocate(
        members.object(),
        () ->
            new ConnectorManifest(
                name.orElseThrow(),
                version.orElseThrow(),
                title,
                description,
                labels,
                metadata,
                baseUrl,
                prefix,
                connectorAuth,
                defaults,
                readTools));
  }

  private JsonText metadata(Node node) {
    return values.object(node).map(Values::json).orElse(JsonText.EMPTY_OBJECT);
  }
}
