package dev.patchbay.upstream.call;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.CallerCheck;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.manifest.ToolAuth;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.UpstreamSettings;
import dev.patchbay.upstream.auth.AuthCall;
import dev.patchbay.upstream.auth.Authenticator;
import dev.patchbay.upstream.auth.Credentials;
import dev.patchbay.upstream.auth.SecretRedactor;
import dev.patchbay.upstream.auth.WrittenCredentials;
import dev.patchbay.upstream.http.AnswerLimit;
import dev.patchbay.upstream.http.OutgoingRequest;
import dev.patchbay.upstream.http.OutgoingRequest.Header;
import dev.patchbay.upstream.http.SecurityDomain;
import dev.patchbay.upstream.http.UpstreamAnswer;
import dev.patchbay.upstream.mapping.RequestMapper;
import dev.patchbay.upstream.mapping.ResponseMapper;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs tools with an HTTP endpoint. */
@SingletonBean
class HttpCalls {
  private static final int UNAUTHORIZED = 401;

  private final RetryingSender sender;
  private final Authenticator authenticator;
  private final UpstreamSettings settings;
  private final CallerCheck callers;

  @Inject
  HttpCalls(
      RetryingSender sender,
      Authenticator authenticator,
      UpstreamSettings settings,
      CallerCheck callers) {
    this.sender = sender;
    this.authenticator = authenticator;
    this.settings = settings;
    this.callers = callers;
  }

  /**
   * Checks the caller before the token request and before the tool's request, because each may have
   * waited.
   */
  ToolResult call(ToolRequest request, Endpoint.Http endpoint) {
    callers.require(request.caller());
    OutgoingRequest plain = plain(request, endpoint);
    AuthCall authCall = authCall(request, plain);
    Credentials credentials = authenticator.credentials(auth(request), authCall);
    // Before the first request, because it refuses credentials that it could not redact.
    SecretRedactor redactor = SecretRedactor.of(credentials, WrittenCredentials.of(plain));
    UpstreamAnswer answer = send(request, credentials, plain);
    if (answer.status() == UNAUTHORIZED) {
      Optional<Credentials> renewed = authenticator.renewed(auth(request), credentials, authCall);
      if (renewed.isPresent()) {
        credentials = renewed.get();
        redactor = SecretRedactor.of(credentials, WrittenCredentials.of(plain));
        answer = send(request, credentials, plain);
      }
    }
    request.context().memory().reserve(ResponseMapper.treeWeight(answer));
    return redactor.redact(ResponseMapper.map(request.tool(), answer, request.budget()));
  }

  /** The request for a dry run, with masked secrets. */
  OutgoingRequest masked(ToolRequest request, Endpoint.Http endpoint) {
    OutgoingRequest plain = plain(request, endpoint);
    return authenticator
        .shown(auth(request), authCall(request, plain))
        .addMaskedTo(WrittenCredentials.of(plain).masked());
  }

  private UpstreamAnswer send(ToolRequest request, Credentials credentials, OutgoingRequest plain) {
    callers.require(request.caller());
    int mostBytes =
        request.manifest().defaults().maxResponseBytes().orElse(settings.maxResponseBytes());
    request.budget().rest();
    return sender.send(
        new Sending(
            domain(request, credentials, plain),
            request.connector().name() + " " + request.tool().name(),
            credentials.addTo(plain),
            new AnswerLimit(mostBytes, request.context().memory()),
            request.deadline(),
            request.context().cancellation(),
            () -> callers.stillHolds(request.caller())));
  }

  private static SecurityDomain domain(
      ToolRequest request, Credentials credentials, OutgoingRequest plain) {
    return SecurityDomain.of(
        request.project(),
        "connector " + request.connector().name(),
        Stream.concat(credentials.origin(), WrittenCredentials.of(plain).origin()));
  }

  /** The request without credentials. */
  private static OutgoingRequest plain(ToolRequest request, Endpoint.Http endpoint) {
    OutgoingRequest mapped =
        RequestMapper.map(request.manifest(), request.tool(), endpoint, request.arguments());
    return request
        .context()
        .traceparent()
        .map(value -> mapped.withHeader(new Header("traceparent", value)))
        .orElse(mapped);
  }

  private static ToolAuth auth(ToolRequest request) {
    return request.manifest().effectiveAuth(request.tool());
  }

  private static AuthCall authCall(ToolRequest request, OutgoingRequest plain) {
    return new AuthCall(
        request.project(),
        request.connector().config(),
        plain,
        request.deadline(),
        request.context().cancellation());
  }
}
