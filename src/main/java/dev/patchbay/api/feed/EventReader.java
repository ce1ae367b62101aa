package dev.patchbay.api.feed;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.registry.change.LoggedChange;
import dev.patchbay.web.PacedOutbound;
import java.util.Optional;

/**
 * Somebody who reads the events of a project, or of all that they may know of, and how far they
 * are. Belongs to the thread that writes.
 */
final class EventReader {
  private final Caller caller;
  private final Optional<ProjectId> project;
  private final PacedOutbound out;
  private final Runnable onLeave;
  private Revision position;
  private Revision told;
  private boolean fetching;
  private boolean tookSomething = true;

  /**
   * @param onLeave gives back what the reader holds of the node; may be run more than once
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
    this.told = position;
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

  /** It reads no more, for whatever reason. */
  void leave() {
    onLeave.run();
  }

  /** Everything up to here is sent, or is not for this reader. */
  Revision position() {
    return position;
  }

  void moveTo(Revision revision) {
    position = revision;
  }

  /** The number that the reader has, to come back with. */
  Revision told() {
    return told;
  }

  void tell(Revision revision) {
    told = revision;
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

  /** Has the reader taken nothing since this was last asked, though something waits? */
  boolean isStuck() {
    boolean stuck = !out.isDrained() && !tookSomething;
    tookSomething = out.isDrained();
    return stuck;
  }
}
