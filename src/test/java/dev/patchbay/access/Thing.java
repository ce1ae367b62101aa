package dev.patchbay.access;

/** Whose a thing is that a path names; of each kind there is one of the same shape. */
enum Thing {
  OF_ACME(AccessWorld.ACME, "own"),
  OF_BANK(AccessWorld.BANK, "theirs"),
  OF_NOBODY("", "nowhere");

  final String tenant;
  final String project;

  Thing(String tenant, String project) {
    this.tenant = tenant;
    this.project = project;
  }
}
