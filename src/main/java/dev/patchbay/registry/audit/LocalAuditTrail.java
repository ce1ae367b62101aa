package dev.patchbay.registry.audit;

/** The trail of a node whose store is no database: files of its own. */
public interface LocalAuditTrail extends AuditTrail, AuditEnd {}
