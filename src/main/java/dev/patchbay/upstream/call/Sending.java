package dev.patchbay.upstream.call;

import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.Deadline;
import dev.patchbay.upstream.http.AnswerLimit;
import dev.patchbay.upstream.http.OutgoingRequest;
import dev.patchbay.upstream.http.SecurityDomain;
import java.util.function.BooleanSupplier;

/**
 * One request to an upstream, and what bounds it.
 *
 * @param tool connector and tool, as the name of a circuit
 * @param callerHolds whether the credential of the caller is still valid; asked before a retry
 */
record Sending(
    SecurityDomain domain,
    String tool,
    OutgoingRequest request,
    AnswerLimit limit,
    Deadline deadline,
    Cancellation cancellation,
    BooleanSupplier callerHolds) {}
