package dev.patchbay.registry.install;

import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.source.FailedFile;
import dev.patchbay.registry.source.SourceFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Installs the connectors that Patchbay ships: each from the connectors directory when it has that
 * file, so that it can be edited and is watched, otherwise as it was packaged.
 */
@ApplicationScoped
public class Samples {
  private ConnectorInstaller installer;
  private SourceFiles files;

  @SuppressWarnings("NullAway.Init")
  Samples() {}

  @Inject
  public Samples(ConnectorInstaller installer, SourceFiles files) {
    this.installer = installer;
    this.files = files;
  }

  /** What was installed, and what could not be; one that fails does not stop the others. */
  public record Report(List<String> installed, List<FailedFile> failed) {}

  public Report install(Caller caller, ProjectKey key) {
    List<String> installed = new ArrayList<>();
    List<FailedFile> failed = new ArrayList<>();
    for (String name : files.sampleNames()) {
      try {
        installed.add(installOne(caller, key, name).connector().name().value());
      } catch (MCPRuntimeException e) {
        if (e.kind() == FailureKind.BUSY || e.kind() == FailureKind.STORE_UNAVAILABLE) {
          throw e;
        }
        failed.add(failure(name, e));
      }
    }
    return new Report(installed, failed);
  }

  private Installed installOne(Caller caller, ProjectKey key, String name) {
    try {
      return installer.installFile(caller, key, name, InstallOptions.DEFAULT);
    } catch (MCPRuntimeException e) {
      if (e.kind() != FailureKind.FILE_NOT_FOUND) {
        throw e;
      }
      return installer.installText(caller, key, files.packagedSample(name), InstallOptions.DEFAULT);
    }
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
