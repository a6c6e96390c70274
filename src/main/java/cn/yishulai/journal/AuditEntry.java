package cn.yishulai.journal;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the audit trail.
 *
 * @param at to the microsecond, as the database keeps it
 * @param facts JSON with its members in order
 */
public record AuditEntry(UUID id, Instant at, String actor, String verb, String subject, String facts) {}
