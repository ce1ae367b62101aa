package dev.patchbay.descriptor;

import dev.patchbay.descriptor.schema.SchemaCheck;
import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.descriptor.tree.Problems;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.manifest.ErrorMessages;
import dev.patchbay.model.manifest.Labels;
import dev.patchbay.model.manifest.RequestMapping;
import dev.patchbay.model.manifest.ResponseMapping;
import dev.patchbay.model.manifest.Texts;
import dev.patchbay.model.manifest.ToolAnnotations;
import java.util.List;
import java.util.Optional;

/**
 * Grammar of one tool. Replaces an invalid part by a harmless placeholder, so that the rules
 * between tools can still be checked. A placeholder never gets into a manifest, because its problem
 * is recorded.
 */
final class ToolGrammar {
  private static final ToolName ANY_NAME = new ToolName("unreadable");
  private static final Endpoint ANY_ENDPOINT = Endpoint.parse("POST https://unreadable.invalid/");

  private final Values values;
  private final AuthGrammar auth;
  private final RequestGrammar requests;
  private final LabelGrammar labels;
  private final SchemaCheck schemas;

  ToolGrammar(Values values, AuthGrammar auth, SchemaCheck schemas) {
    this.values = values;
    this.auth = auth;
    this.requests = new RequestGrammar(values);
    this.labels = new LabelGrammar(values);
    this.schemas = schemas;
  }

  /** A tool as far as it is readable; {@code named} unless its name is a placeholder. */
  record Read(ConnectorTool tool, boolean named) {}

  Optional<Read> read(Node node) {
    return values.members(node).map(this::read);
  }

  private Read read(Members members) {
    Problems problems = values.problems();
    Optional<ToolName> name = members.requireText("name", ToolName::new);
    Optional<String> title = members.text("title", Texts::checkTitle);
    Optional<String> description = members.text("description", Texts::checkDescription);
    Optional<JsonText> input =
        members.require("input_schema").flatMap(node -> schemas.input(node, problems));
    Optional<JsonText> output =
        members.find("output_schema").flatMap(node -> schemas.output(node, problems));
    Optional<Endpoint> endpoint = members.requireText("endpoint", Endpoint::parse);
    ConnectorTool tool =
        new ConnectorTool(
            name.orElse(ANY_NAME),
            title,
            description,
            input.orElse(JsonText.EMPTY_OBJECT),
            output,
            endpoint.orElse(ANY_ENDPOINT),
            members.find("auth").flatMap(auth::read),
            members.part("request", requests::request, RequestMapping.DEFAULT),
            members.part("response", requests::response, ResponseMapping.DEFAULT),
            members.part("errors", requests::errors, ErrorMessages.NONE),
            members.part("annotations", this::annotations, ToolAnnotations.NONE),
            members.part("requires_client_capabilities", this::capabilities, List.of()),
            members.part("labels", labels::read, Labels.NONE));
    members.refuseUnknown();
    PlaceholderCheck.of(members, problems).ifPresent(check -> check.run(members, endpoint));
    return new Read(tool, name.isPresent());
  }

  private List<String> capabilities(Node node) {
    return values.texts(node, ConnectorTool::checkCapability);
  }

  private ToolAnnotations annotations(Node node) {
    Optional<Members> found = values.members(node);
    if (found.isEmpty()) {
      return ToolAnnotations.NONE;
    }
    Members members = found.get();
    ToolAnnotations annotations =
        new ToolAnnotations(
            members.text("title", Texts::checkTitle),
            members.find("readOnlyHint").flatMap(values::flag),
            members.find("destructiveHint").flatMap(values::flag),
            members.find("idempotentHint").flatMap(values::flag),
            members.find("openWorldHint").flatMap(values::flag));
    members.refuseUnknown();
    return annotations;
  }
}
