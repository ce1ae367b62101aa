package dev.patchbay.access;

/** Owner of the object that a path names; there is one equal object per kind. */
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
