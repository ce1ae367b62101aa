package dev.patchbay.descriptor;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.descriptor.schema.SchemaCheck;
import dev.patchbay.descriptor.tree.Mark;
import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.descriptor.tree.Path;
import dev.patchbay.descriptor.tree.Problems;
import dev.patchbay.descriptor.tree.Tree;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ManifestWarnings;
import dev.patchbay.registry.source.CustomAuthTypes;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.ParsedDescriptor;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reader and writer of descriptors in YAML and JSON. Screens the text event by event, builds a
 * tree, and turns the tree into a manifest by the grammar. Reports all problems at once, in
 * document order. Opens no file and no connection. Stateless and thread-safe.
 */
@SingletonBean
public class YamlDescriptorReader implements DescriptorReader {
  private final CustomAuthTypes customAuthTypes;
  private final SchemaCheck schemas = new SchemaCheck();

  @Inject
  public YamlDescriptorReader(CustomAuthTypes customAuthTypes) {
    this.customAuthTypes = customAuthTypes;
  }

  @Override
  public ParsedDescriptor read(DescriptorText text) {
    Problems problems = new Problems();
    Tree tree = Tree.read(text, problems);
    Optional<ConnectorManifest> manifest =
        tree.root()
            .flatMap(
                root ->
                    new ConnectorGrammar(
                            customAuthTypes.names(),
                            schemas,
                            new Values(problems, text.isTrusted()))
                        .read(root));
    if (manifest.isEmpty()) {
      FailureKind kind = tree.failure().orElse(FailureKind.VALIDATION_ERROR);
      return new ParsedDescriptor.Invalid(kind, problems.inOrder(text.file()));
    }
    Problems warnings = new Problems();
    Locations locations = new Locations(tree.root().orElseThrow());
    ManifestWarnings.of(manifest.get()).forEach(warning -> warnings.add(locations.locate(warning)));
    return new ParsedDescriptor.Valid(manifest.get(), warnings.inOrder(text.file()));
  }

  /**
   * Writes the manifest and reads it again, so that a manifest built in Java passes the same checks
   * as a text.
   */
  @Override
  public List<Problem> check(ConnectorManifest manifest) {
    byte[] json = write(manifest, DescriptorText.Format.JSON).getBytes(StandardCharsets.UTF_8);
    ParsedDescriptor parsed = read(DescriptorText.ofBody(json, DescriptorText.Format.JSON));
    return parsed instanceof ParsedDescriptor.Invalid invalid
        ? invalid.problems().stream().map(YamlDescriptorReader::withoutLine).toList()
        : List.of();
  }

  private static Problem withoutLine(Problem problem) {
    return problem.at(Place.at(problem.place().pointer()));
  }

  @Override
  public String write(ConnectorManifest manifest, DescriptorText.Format format) {
    String json = ManifestJson.of(manifest);
    return switch (format) {
      case JSON -> json;
      case YAML -> YamlPrinter.print(tree(json));
    };
  }

  private static Node tree(String json) {
    Problems problems = new Problems();
    Optional<Node> root = Tree.ofJson(json, problems).root();
    if (!problems.isEmpty()) {
      throw MCPRuntimeException.invalid(problems.inOrder(Optional.empty()));
    }
    return root.orElse(new Node.Unknown(Path.ROOT, Mark.START));
  }
}
