package dev.patchbay.mcp;

import dev.patchbay.mcp.stream.ListeningStreams;
import dev.patchbay.mcp.tools.ExposedTools;
import dev.patchbay.mcp.tools.ListFingerprints;
import dev.patchbay.mcp.tools.ListState;
import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.RegistryService;
import java.util.Optional;

/** Tool lists as each listener's caller can see them. */
final class RegistryLists implements ListeningStreams.Lists {
  private final ListFingerprints fingerprints = new ListFingerprints();
  private final RegistryService service;

  RegistryLists(RegistryService service) {
    this.service = service;
  }

  ListState look(Scope scope) {
    return fingerprints.of(scope.registry(), scope.narrowing());
  }

  @Override
  public Optional<ListState> look(Caller caller, ProjectKey project, ExposedTools narrowing) {
    try {
      return Optional.of(
          fingerprints.of(service.read(caller, project.project()).registry(), narrowing));
    } catch (MCPRuntimeException e) {
      if (e.kind() == FailureKind.BUSY || e.kind() == FailureKind.STORE_UNAVAILABLE) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
