package dev.patchbay.api.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.node.ChangeFeed;
import dev.patchbay.registry.reading.ProjectReading;
import dev.patchbay.registry.reading.TenantReading;
import dev.patchbay.registry.snapshot.StateVersion;
import dev.patchbay.security.Callers;
import dev.patchbay.security.RequestMemory;
import dev.patchbay.security.Routes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Cache of rendered answers to reads. An answer is valid as long as its state version equals the
 * current one, so entries need no invalidation messages. Bounded by bytes.
 */
@SingletonBean
public class AnswerCache {
  /** Not part of the memory budget, because cached bytes outlive their request. */
  private static final long MOST_BYTES =
      Math.min(64L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 8);

  private static final int LARGEST_KEPT = 8 * 1024 * 1024;

  private final Cache<AnswerCacheKey, CachedAnswer> answers =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((AnswerCacheKey key, CachedAnswer answer) -> key.weight() + answer.weight())
          .build();
  private final RegistryService service;
  private final ChangeFeed feed;
  private final EntityTags tags;

  @Inject
  public AnswerCache(RegistryService service, ChangeFeed feed, EntityTags tags) {
    this.service = service;
    this.feed = feed;
    this.tags = tags;
  }

  /** Finds a valid cached answer for the request. */
  Optional<CachedAnswer> find(HttpServletRequest request) {
    return Optional.ofNullable(answers.getIfPresent(AnswerCacheKey.of(request)))
        .filter(answer -> isCurrent(answer, Callers.of(request)));
  }

  private boolean isCurrent(CachedAnswer answer, Caller caller) {
    Optional<StateVersion> current =
        answer
            .project()
            .map(project -> service.findStamp(caller, project))
            .orElseGet(() -> Optional.of(service.stamp(caller)));
    return current.map(answer.stamp()::equals).orElse(false);
  }

  /** Answers with data of one project; calls {@code json} only when no valid answer is cached. */
  public Response ofProject(
      HttpServletRequest request, ProjectReading reading, Supplier<byte[]> json) {
    ProjectId project = reading.registry().projectId();
    return answer(
        request, Optional.of(project), reading.stamp(), MediaType.APPLICATION_JSON, "", json);
  }

  /** Like {@link #ofProject}, in YAML. */
  public Response ofProjectInYaml(
      HttpServletRequest request, ProjectReading reading, Supplier<byte[]> yaml) {
    ProjectId project = reading.registry().projectId();
    return answer(
        request, Optional.of(project), reading.stamp(), "application/yaml", "-yaml", yaml);
  }

  /** Answers with data of the caller's tenant. */
  public Response ofTenant(
      HttpServletRequest request, TenantReading reading, Supplier<byte[]> json) {
    return answer(request, Optional.empty(), reading.stamp(), MediaType.APPLICATION_JSON, "", json);
  }

  private Response answer(
      HttpServletRequest request,
      Optional<ProjectId> project,
      StateVersion stamp,
      String mediaType,
      String etagSuffix,
      Supplier<byte[]> render) {
    CachedAnswer answer =
        new CachedAnswer(
            project,
            stamp,
            Routes.of(request).orElse("unknown"),
            mediaType + ";charset=utf-8",
            tags.of(stamp, etagSuffix),
            render.get());
    // Capped, so that a page larger than the tenant's share of memory is still answered.
    int held = Math.min(answer.weight(), LARGEST_KEPT);
    RequestMemory.find(request).ifPresent(memory -> memory.grow(held));
    if (answer.weight() <= LARGEST_KEPT) {
      answers.put(AnswerCacheKey.of(request), answer);
    }
    return response(RepresentationSelection.of(answer, request));
  }

  /**
   * Revision up to which an answer is complete. Changes of a tenant's projects become visible in
   * any order, so a tenant's answer is complete only up to the last published revision.
   */
  public Revision shown(CachedAnswer answer) {
    Revision at = answer.stamp().revision();
    Revision published = feed.recent().last();
    return answer.project().isEmpty() && published.compareTo(at) < 0 ? published : at;
  }

  private Response response(RepresentationSelection selection) {
    Response.ResponseBuilder response =
        selection.notModified()
            ? Response.notModified()
            : Response.ok(selection.body(), selection.answer().contentType())
                .header(HttpHeaders.CONTENT_LENGTH, selection.body().length);
    AnswerHeaders.of(selection, shown(selection.answer())).forEach(response::header);
    return response.build();
  }
}
