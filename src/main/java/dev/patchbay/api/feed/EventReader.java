package dev.patchbay.api.feed;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.registry.change.LoggedChange;
import dev.patchbay.web.PacedOutbound;
import java.util.Optional;

/**
 * Reader of an event stream, of one project or of all visible ones, with its position. Confined to
 * the writer's thread.
 */
final class EventReader {
  private final Caller caller;
  private final Optional<ProjectId> project;
  private final PacedOutbound out;
  private final Runnable onLeave;
  private Revision position;
  private Revision sentId;
  private boolean fetching;
  private boolean tookSomething = true;

  /**
   * @param onLeave releases the reader's slot; may run more than once
   */
  EventReader(
      Caller caller,
      Optional<ProjectId> project,
      Revision position,
      PacedOutbound out,
      Runnable onLeave) {
    this.caller = caller;
    this.project = project;
    this.position = position;
    this.sentId = position;
    this.out = out;
    this.onLeave = onLeave;
  }

  boolean wants(LoggedChange change) {
    ProjectId changed = change.project().project();
    return change.project().tenant().equals(caller.tenant())
        && caller.mayKnow(changed)
        && project.map(changed::equals).orElse(true);
  }

  Caller caller() {
    return caller;
  }

  PacedOutbound out() {
    return out;
  }

  /** Releases the reader's resources; idempotent. */
  void leave() {
    onLeave.run();
  }

  /** Revision up to which everything is sent or does not concern this reader. */
  Revision position() {
    return position;
  }

  void moveTo(Revision revision) {
    position = revision;
  }

  /** Last event id that was sent, with which the reader resumes. */
  Revision sentId() {
    return sentId;
  }

  void setSentId(Revision revision) {
    sentId = revision;
  }

  boolean isFetching() {
    return fetching;
  }

  void setFetching(boolean now) {
    fetching = now;
  }

  void took() {
    tookSomething = true;
  }

  /** Has the reader taken nothing since the last call, although pieces wait? */
  boolean isStuck() {
    boolean stuck = !out.isDrained() && !tookSomething;
    tookSomething = out.isDrained();
    return stuck;
  }
}
