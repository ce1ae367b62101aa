package dev.patchbay.registry.install;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.source.FailedFile;
import dev.patchbay.registry.source.SourceFiles;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Installs the sample connectors that Patchbay ships. A sample comes from the connectors directory
 * when that has the file, so that it can be edited and is watched; otherwise from the application.
 */
@SingletonBean
public class Samples {
  private static final Set<FailureKind> ENDING =
      Set.of(
          FailureKind.UNAUTHENTICATED,
          FailureKind.BUSY,
          FailureKind.STORE_UNAVAILABLE,
          FailureKind.PRECONDITION_FAILED);

  private final ConnectorInstaller installer;
  private final SourceFiles files;

  @Inject
  public Samples(ConnectorInstaller installer, SourceFiles files) {
    this.installer = installer;
    this.files = files;
  }

  /** Installed samples and failures; a failed sample does not stop the others. */
  public record Report(List<String> installed, List<FailedFile> failed) {}

  /**
   * The request's precondition is checked with the first sample; after that the project has
   * changed.
   */
  public Report install(ChangeRequest request) {
    List<String> installed = new ArrayList<>();
    List<FailedFile> failed = new ArrayList<>();
    ChangeRequest next = request;
    for (String name : files.sampleNames()) {
      try {
        Installed sample = installer.installSample(next, name).result();
        installed.add(sample.connector().name().value());
        next = request.unconditional();
      } catch (MCPRuntimeException e) {
        if (ENDING.contains(e.kind())) {
          throw e;
        }
        failed.add(failure(name, e));
      }
    }
    return new Report(installed, failed);
  }

  private static FailedFile failure(String name, MCPRuntimeException e) {
    Place place = Place.UNKNOWN.in(Optional.of(name));
    List<Problem> problems =
        e.problems().isEmpty()
            ? List.of(new Problem(Rule.SOURCE, e.detail(), place, Optional.empty()))
            : e.problems();
    return new FailedFile(name.replaceFirst("\\.[a-z]+$", ""), name, problems);
  }
}
