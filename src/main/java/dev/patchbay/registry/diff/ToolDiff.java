package dev.patchbay.registry.diff;

import dev.patchbay.model.JsonText;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.registry.diff.Change.Part;
import dev.patchbay.registry.diff.schema.Direction;
import dev.patchbay.registry.diff.schema.Effort;
import dev.patchbay.registry.diff.schema.SchemaComparison;
import dev.patchbay.registry.diff.schema.SchemaVerdict;
import dev.patchbay.registry.diff.schema.Undeclared;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rated differences between two versions of a tool.
 *
 * <ul>
 *   <li>input_schema: PATCH when it accepts the same arguments, MINOR when more, otherwise MAJOR.
 *   <li>output_schema: PATCH when it allows the same results, MINOR when fewer or when it is new,
 *       since then it promises more; otherwise MAJOR, also when it was removed.
 *   <li>endpoint, request: MINOR; callers see the same tool, and the effect upstream is unknown.
 *       PATCH when only the notation changed.
 *   <li>response: MINOR when an output schema limits the result, otherwise MAJOR, since the shape
 *       of the result changes without notice.
 *   <li>errors, title, description: PATCH; they are texts.
 *   <li>auth, labels: as for the connector.
 *   <li>annotations: see {@link AnnotationPromises}.
 *   <li>required client capabilities: MAJOR when one is new, since clients without it lose the
 *       tool.
 * </ul>
 */
final class ToolDiff {
  private final ConnectorTool before;
  private final ConnectorTool after;
  private final Effort effort;

  private ToolDiff(ConnectorTool before, ConnectorTool after, Effort effort) {
    this.before = before;
    this.after = after;
    this.effort = effort;
  }

  /** Empty when nothing changed. */
  static Optional<ToolChange> between(ConnectorTool before, ConnectorTool after, Effort effort) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    List<Change> changes = new ToolDiff(before, after, effort).all();
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(new ToolChange(after.name(), ToolChange.Kind.CHANGED, changes));
  }

  private List<Change> all() {
    return Stream.of(
            texts(),
            inputSchema(),
            outputSchema(),
            endpoint(),
            request(),
            response(),
            errors(),
            SharedChanges.auth(before.auth(), after.auth()),
            AnnotationPromises.change(before.shownAnnotations(), after.shownAnnotations()),
            capabilities(),
            SharedChanges.labels(before.labels(), after.labels()))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Change> texts() {
    boolean same =
        before.title().equals(after.title()) && before.description().equals(after.description());
    return when(!same, Change.patch(Part.TEXT, "Title or description changed."));
  }

  private Optional<Change> inputSchema() {
    return schema(Part.INPUT_SCHEMA, before.inputSchema(), after.inputSchema(), Direction.INPUT);
  }

  private Optional<Change> outputSchema() {
    if (before.outputSchema().isPresent() && after.outputSchema().isPresent()) {
      return schema(
          Part.OUTPUT_SCHEMA,
          before.outputSchema().get(),
          after.outputSchema().get(),
          Direction.OUTPUT);
    }
    if (before.outputSchema().equals(after.outputSchema())) {
      return Optional.empty();
    }
    return Optional.of(
        after.outputSchema().isPresent()
            ? Change.minor(Part.OUTPUT_SCHEMA, "Results are described now.")
            : Change.major(Part.OUTPUT_SCHEMA, "Results are no longer described."));
  }

  private Optional<Change> schema(Part part, JsonText old, JsonText young, Direction direction) {
    if (old.equals(young)) {
      return Optional.empty();
    }
    SchemaVerdict verdict =
        SchemaComparison.compare(old, young, direction, Undeclared.ABSENT, effort);
    Rating rating =
        switch (verdict.kind()) {
          case SAME -> Rating.PATCH;
          case COMPATIBLE -> Rating.MINOR;
          case BROKEN -> Rating.MAJOR;
        };
    return Optional.of(new Change(part, rating, verdict.reason()));
  }

  private Optional<Change> endpoint() {
    if (before.endpoint().equals(after.endpoint())) {
      return Optional.empty();
    }
    return Optional.of(
        isWrittenOtherwise(before.endpoint(), after.endpoint())
            ? Change.patch(Part.ENDPOINT, "The same endpoint is written differently.")
            : Change.minor(
                Part.ENDPOINT,
                "The call goes to "
                    + after.endpoint().written()
                    + " instead of "
                    + before.endpoint().written()
                    + "."));
  }

  private static boolean isWrittenOtherwise(Endpoint before, Endpoint after) {
    return before instanceof Endpoint.Http old
        && after instanceof Endpoint.Http young
        && old.method() == young.method()
        && old.template().equals(young.template());
  }

  private Optional<Change> request() {
    return when(
        !before.request().equals(after.request()),
        Change.minor(Part.REQUEST, "The same arguments now make another request."));
  }

  private Optional<Change> response() {
    if (before.response().equals(after.response())) {
      return Optional.empty();
    }
    return Optional.of(
        after.outputSchema().isPresent() && before.outputSchema().isPresent()
            ? Change.minor(
                Part.RESPONSE,
                "The result is another part of the answer, within the output schema.")
            : Change.major(
                Part.RESPONSE, "Results have another shape, and no output schema describes them."));
  }

  private Optional<Change> errors() {
    return when(
        !before.errors().equals(after.errors()),
        Change.patch(Part.ERRORS, "Error messages changed."));
  }

  private Optional<Change> capabilities() {
    List<String> old = before.requiresClientCapabilities();
    List<String> young = after.requiresClientCapabilities();
    if (old.equals(young)) {
      return Optional.empty();
    }
    if (!new HashSet<>(old).containsAll(young)) {
      return Optional.of(
          Change.major(
              Part.CLIENT_CAPABILITIES, "Clients without a new capability lose the tool."));
    }
    return Optional.of(
        new HashSet<>(young).containsAll(old)
            ? Change.patch(Part.CLIENT_CAPABILITIES, "The same capabilities, in another order.")
            : Change.minor(Part.CLIENT_CAPABILITIES, "More clients may call the tool."));
  }

  private static Optional<Change> when(boolean changed, Change change) {
    return changed ? Optional.of(change) : Optional.empty();
  }
}
