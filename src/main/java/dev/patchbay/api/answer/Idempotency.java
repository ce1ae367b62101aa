package dev.patchbay.api.answer;

import dev.patchbay.api.body.RequestBody;
import dev.patchbay.api.view.JsonFormat;
import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.registry.idempotency.IdempotencyKey;
import dev.patchbay.registry.idempotency.IdempotencyStore;
import dev.patchbay.registry.idempotency.StoredAnswer;
import dev.patchbay.registry.secret.SecretEncryption;
import dev.patchbay.security.Callers;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Idempotency of requests by {@code Idempotency-Key}: the work runs once, and repeated requests get
 * the first answer. Only successes are stored; a failure has changed nothing, so its request is
 * executed again.
 */
@SingletonBean
public class Idempotency {
  private static final Logger LOG = System.getLogger(Idempotency.class.getName());
  private static final String HEADER = "Idempotency-Key";

  private final IdempotencyStore answers;
  private final EntityTags tags;
  private final SecretEncryption encryption;
  private final InstantSource clock;

  @Inject
  Idempotency(
      IdempotencyStore answers, EntityTags tags, SecretEncryption encryption, InstantSource clock) {
    this.answers = answers;
    this.tags = tags;
    this.encryption = encryption;
    this.clock = clock;
  }

  /**
   * Answers with the result of the work, or with the stored answer of the same request.
   *
   * @param route names the operation
   */
  public Response once(
      HttpServletRequest request,
      ProjectId project,
      String route,
      @Nullable RequestBody body,
      Supplier<Response> work) {
    Caller caller = Callers.of(request);
    Optional<IdempotencyKey> key =
        key(request)
            .filter(text -> caller.mayKnow(project))
            .map(text -> IdempotencyKey.of(caller, project, route, text));
    return key.isEmpty() ? work.get() : once(key.get(), digest(caller, request, body), work);
  }

  private Response once(IdempotencyKey key, String digest, Supplier<Response> work) {
    IdempotencyStore.Beginning beginning = answers.begin(key, digest, clock.instant());
    if (beginning instanceof IdempotencyStore.Beginning.Answered answered) {
      return replayed(answered.answer());
    } else if (beginning instanceof IdempotencyStore.Beginning.Running) {
      throw new MCPRuntimeException(
          FailureKind.REVISION_CONFLICT,
          "The first request with this Idempotency-Key is not answered yet; try again.");
    } else if (beginning instanceof IdempotencyStore.Beginning.OtherRequest) {
      throw new MCPRuntimeException(
          FailureKind.VALIDATION_ERROR,
          "This Idempotency-Key came with another request within the last 24 hours.");
    }
    return first(key, work);
  }

  private Response first(IdempotencyKey key, Supplier<Response> work) {
    Response response;
    try {
      response = work.get();
    } catch (RuntimeException | Error e) {
      updateStore(() -> answers.forget(key));
      throw e;
    }
    updateStore(() -> answers.finish(key, answer(response)));
    return response;
  }

  /**
   * Updates the store of answers. A failure is only logged, because the change itself has been
   * committed.
   */
  private static void updateStore(Runnable update) {
    try {
      update.run();
    } catch (MCPRuntimeException e) {
      LOG.log(
          Level.WARNING,
          () ->
              "Storing the answer of an Idempotency-Key failed; the key stays reserved for two"
                  + " minutes: "
                  + e.detail());
    }
  }

  private static StoredAnswer answer(Response response) {
    return new StoredAnswer(
        response.getStatus(),
        Optional.ofNullable(response.getLocation()).map(URI::toString),
        new Revision(Long.parseLong(response.getHeaderString(AnswerHeaders.REVISION))),
        new String(JsonFormat.write(response.getEntity()), StandardCharsets.UTF_8));
  }

  private Response replayed(StoredAnswer answer) {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    Response.ResponseBuilder response =
        Response.status(answer.status())
            .entity(body)
            .type(MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
            .header(HttpHeaders.CONTENT_LENGTH, body.length)
            .header(HttpHeaders.ETAG, tags.ofChange(answer.revision()))
            .header(AnswerHeaders.REVISION, answer.revision().toString())
            .header("Idempotency-Replayed", "true");
    answer.location().ifPresent(location -> response.header(HttpHeaders.LOCATION, location));
    return response.build();
  }

  private static Optional<String> key(HttpServletRequest request) {
    List<String> keys = Collections.list(request.getHeaders(HEADER));
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    if (keys.size() > 1 || !keys.get(0).matches("[!-~]{1,255}")) {
      throw new MCPRuntimeException(
          FailureKind.BAD_REQUEST, HEADER + " is given once, as 1 to 255 visible characters.");
    }
    return Optional.of(keys.get(0));
  }

  /** Keyed digest of everything that the request contains, including secrets. */
  private String digest(Caller caller, HttpServletRequest request, @Nullable RequestBody body) {
    String around =
        request.getQueryString()
            + '\n'
            + request.getHeader(HttpHeaders.IF_MATCH)
            + '\n'
            + (body == null ? "" : body.format())
            + '\n';
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(around.getBytes(StandardCharsets.UTF_8));
    content.writeBytes(body == null ? new byte[0] : body.bytes());
    return encryption.fingerprint(caller.tenant(), content.toByteArray());
  }
}
