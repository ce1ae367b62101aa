package dev.patchbay.api.connector;

import dev.patchbay.api.view.ChangesView;
import dev.patchbay.api.view.ProblemView;
import dev.patchbay.api.view.View;
import dev.patchbay.registry.install.Validated;
import java.util.List;

/** Result of a validation: what an install would do. */
public record ValidatedView(
    boolean valid, List<ProblemView> errors, List<ProblemView> warnings, ChangesView changes)
    implements View {

  public static ValidatedView of(Validated validated) {
    return new ValidatedView(
        validated.valid(),
        ProblemView.all(validated.errors()),
        ProblemView.all(validated.warnings()),
        ChangesView.of(validated.changes()));
  }
}
