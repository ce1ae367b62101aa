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

/** Runs tools whose endpoint is an address. */
@SingletonBean
class HttpCalls {
  private static final int UNAUTHORIZED = 401;

  private final RetryingSender exchanges;
  private final Authenticator authenticator;
  private final UpstreamSettings settings;
  private final CallerCheck callers;

  @Inject
  HttpCalls(
      RetryingSender exchanges,
      Authenticator authenticator,
      UpstreamSettings settings,
      CallerCheck callers) {
    this.exchanges = exchanges;
    this.authenticator = authenticator;
    this.settings = settings;
    this.callers = callers;
  }

  /** Before the token's request and before the tool's own: either may have waited. */
  ToolResult call(ToolRequest request, Endpoint.Http endpoint) {
    callers.require(request.caller());
    OutgoingRequest plain = plain(request, endpoint);
    AuthCall authCall = authCall(request, plain);
    Credentials credentials = authenticator.credentials(auth(request), authCall);
    // Before anything is sent, since it refuses what it could not find again.
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
    return redactor.scrub(ResponseMapper.map(request.tool(), answer, request.budget()));
  }

  /** The request as it may be shown. */
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
    return exchanges.send(
        domain(request, credentials, plain),
        credentials.addTo(plain),
        new AnswerLimit(mostBytes, request.context().memory()),
        request.deadline(),
        request.context().cancellation());
  }

  private static SecurityDomain domain(
      ToolRequest request, Credentials credentials, OutgoingRequest plain) {
    return SecurityDomain.of(
        request.project(),
        "connector " + request.connector().name(),
        Stream.concat(credentials.origin(), WrittenCredentials.of(plain).origin()));
  }

  /** Without what authenticates it. */
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
