package dev.patchbay.upstream.auth;

import dev.patchbay.model.state.ConfigValue;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.Deadline;
import dev.patchbay.upstream.http.OutgoingRequest;
import java.util.Map;

/**
 * The call to authenticate.
 *
 * @param config of the connector in the project
 * @param request to be sent
 */
public record AuthCall(
    ProjectKey project,
    Map<String, ConfigValue> config,
    OutgoingRequest request,
    Deadline deadline,
    Cancellation cancellation) {
  public AuthCall {
    config = Map.copyOf(config);
  }
}
