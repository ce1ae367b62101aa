package dev.patchbay.model;

/** What a caller may do within its tenant; {@link #PLATFORM_ADMIN} acts across tenants. */
public enum Role {
  CALLER,
  VIEWER,
  OPERATOR,
  ADMIN,
  PLATFORM_ADMIN
}
