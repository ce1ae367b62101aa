package dev.patchbay.upstream.auth;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Secret;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.manifest.ToolAuth.OAuth2ClientCredentials.ClientAuth;
import dev.patchbay.upstream.CallMemory;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.Deadline;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import dev.patchbay.upstream.http.AnswerLimit;
import dev.patchbay.upstream.http.HttpSender;
import dev.patchbay.upstream.http.OutgoingRequest;
import dev.patchbay.upstream.http.OutgoingRequest.Body;
import dev.patchbay.upstream.http.OutgoingRequest.Header;
import dev.patchbay.upstream.http.SecurityDomain;
import dev.patchbay.upstream.http.Target;
import dev.patchbay.upstream.http.UpstreamAnswer;
import dev.patchbay.upstream.json.JsonValue;
import dev.patchbay.upstream.json.JsonValue.JsonObject;
import dev.patchbay.upstream.json.JsonValues;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Client of token endpoints: client credentials grant (RFC 6749 section 4.4). */
final class TokenEndpoint {
  /** Small answers, which need no memory reservation. */
  private static final AnswerLimit LIMIT = new AnswerLimit(64 * 1024, CallMemory.UNLIMITED);

  private static final int MOST_VALUES = 1_000;
  private static final int LONGEST_EXPLANATION = 300;
  private static final Duration WITHOUT_EXPIRY = Duration.ofMinutes(5);
  private static final Duration MARGIN = Duration.ofSeconds(30);
  private static final long LONGEST_LIFE = Duration.ofDays(1).toSeconds();

  private final HttpSender sender;
  private final LongSupplier nanoTime;

  TokenEndpoint(HttpSender sender, LongSupplier nanoTime) {
    this.sender = sender;
    this.nanoTime = nanoTime;
  }

  AccessToken fetch(TokenRequest wanted, Deadline deadline, Cancellation cancellation) {
    UpstreamAnswer answer =
        sender.send(domain(wanted), request(wanted), LIMIT, deadline, cancellation);
    if (answer.status() / 100 == 3) {
      throw failure(
          wanted,
          "answered " + answer.status() + ": it redirects, and Patchbay follows no redirects");
    }
    JsonObject body = body(answer);
    Optional<String> token = body.findText("access_token");
    if (answer.status() != 200 || token.isEmpty()) {
      throw refused(wanted, answer.status(), body);
    }
    if (token.get().isEmpty() || !Header.isLegalValue("Bearer " + token.get())) {
      throw failure(wanted, "gave a token that cannot be sent");
    }
    return new AccessToken(new Secret(token.get()), nanoTime.getAsLong() + life(body).toNanos());
  }

  private static SecurityDomain domain(TokenRequest wanted) {
    return SecurityDomain.of(
        wanted.project(),
        "token endpoint",
        Stream.of(wanted.clientId(), wanted.clientSecret().reveal()));
  }

  private static OutgoingRequest request(TokenRequest wanted) {
    List<String> form = new ArrayList<>(List.of("grant_type=client_credentials"));
    if (!wanted.scopes().isEmpty()) {
      form.add("scope=" + encode(String.join(" ", wanted.scopes())));
    }
    wanted.params().forEach((name, value) -> form.add(encode(name) + "=" + encode(value)));
    List<Header> headers = new ArrayList<>(List.of(new Header("Accept", "application/json")));
    String secret = wanted.clientSecret().reveal();
    if (wanted.clientAuth() == ClientAuth.BASIC) {
      headers.add(new Header("Authorization", "Basic " + basic(wanted)));
    } else {
      form.add("client_id=" + encode(wanted.clientId()));
      form.add("client_secret=" + encode(secret));
    }
    return new OutgoingRequest(
        Endpoint.Method.POST,
        URI.create(wanted.tokenUrl()),
        headers,
        Optional.of(new Body("application/x-www-form-urlencoded", String.join("&", form))));
  }

  private static String basic(TokenRequest wanted) {
    return base64(encode(wanted.clientId()) + ":" + encode(wanted.clientSecret().reveal()));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject body(UpstreamAnswer answer) {
    try {
      JsonValue body = JsonValues.read(answer.text(StandardCharsets.UTF_8), MOST_VALUES);
      return body instanceof JsonObject object ? object : JsonObject.EMPTY;
    } catch (MCPRuntimeException e) {
      return JsonObject.EMPTY;
    }
  }

  /** Usable life: until 30 s before expiry, or half of a short life. */
  private static Duration life(JsonObject body) {
    Optional<Duration> life =
        body.find("expires_in")
            .flatMap(JsonValue::scalarText)
            .filter(text -> text.matches("[0-9]{1,9}"))
            .map(text -> Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_LIFE)));
    return life.map(
            whole ->
                whole.compareTo(MARGIN.multipliedBy(2)) < 0
                    ? whole.dividedBy(2)
                    : whole.minus(MARGIN))
        .orElse(WITHOUT_EXPIRY);
  }

  private static ToolFailure refused(TokenRequest wanted, int status, JsonObject body) {
    String error = body.findText("error").orElse("");
    String description = body.findText("error_description").orElse("");
    String text =
        error.isEmpty()
            ? "no token and status " + status
            : error + (description.isEmpty() ? "" : ": " + description);
    String redacted =
        SecretRedactor.of(Stream.of(wanted.clientSecret().reveal(), basic(wanted)))
            .redact(text)
            .replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
    return failure(
        wanted,
        "answered "
            + (redacted.length() <= LONGEST_EXPLANATION
                ? redacted
                : redacted.substring(0, LONGEST_EXPLANATION) + "…"));
  }

  private static ToolFailure failure(TokenRequest wanted, String what) {
    return new ToolFailure(
        Reason.SETUP,
        "The token endpoint " + Target.of(URI.create(wanted.tokenUrl())).host() + " " + what + ".");
  }
}
