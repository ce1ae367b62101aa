package dev.patchbay.api.answer;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.registry.change.Precondition;
import dev.patchbay.registry.change.RegistryStore;
import dev.patchbay.registry.snapshot.StateVersion;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Entity tags ({@code ETag}): writes them, and parses {@code If-Match}. A tag is {@code "<store
 * id>-<revision>-<tick>"}, with a suffix for other representations. {@code If-Match} compares only
 * store and revision, so neither usage counts nor the representation block a change.
 */
@SingletonBean
public class EntityTags {
  private static final String LIST = "\\s*(?:W/)?\"[^\"]*\"\\s*";

  /** Possessive quantifier, because a greedy one takes stack per tag. */
  private static final Pattern TAGS = Pattern.compile(LIST + "(?:," + LIST + ")*+");

  private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

  /**
   * Counter value in the tag of a change, which is never compared: it differs from that of every
   * read.
   */
  private static final long NO_TICK = 0;

  private final RegistryStore store;

  @Inject
  public EntityTags(RegistryStore store) {
    this.store = store;
  }

  /** Entity tag without quotes. */
  String of(StateVersion stamp, String suffix) {
    return store.id() + "-" + stamp.revision() + "-" + stamp.tick() + suffix;
  }

  /** Entity tag with quotes, for {@code If-Match}. */
  public String ofChange(Revision revision) {
    return '"' + of(new StateVersion(revision, NO_TICK), "") + '"';
  }

  /** Precondition of {@code If-Match} (RFC 9110 section 13.1.1); none without the header. */
  public Precondition ifMatch(HttpServletRequest request) {
    String header = String.join(",", Collections.list(request.getHeaders("If-Match"))).strip();
    if (request.getHeader("If-Match") == null) {
      return Precondition.none();
    }
    if (header.equals("*")) {
      return new Precondition.Present();
    }
    if (!TAGS.matcher(header).matches()) {
      throw new MCPRuntimeException(
          FailureKind.BAD_REQUEST, "If-Match is * or a list of entity tags in double quotes.");
    }
    return new Precondition.AtRevision(revisions(header));
  }

  private Set<Revision> revisions(String header) {
    Pattern ours =
        Pattern.compile(Pattern.quote(store.id()) + "-(\\d{1,18})-\\d{1,19}(?:-[a-z]+)*");
    return TAG.matcher(header)
        .results()
        .filter(tag -> tag.group(1) == null)
        .map(tag -> ours.matcher(tag.group(2)))
        .flatMap(tag -> revision(tag).stream())
        .collect(Collectors.toSet());
  }

  private static Optional<Revision> revision(Matcher tag) {
    return tag.matches()
        ? Optional.of(new Revision(Long.parseLong(tag.group(1))))
        : Optional.empty();
  }
}
