package io.tierflow.audit;

import java.util.List;

/**
 * A stretch of the audit, newest first.
 *
 * @param lines the entries
 * @param older what to give as {@code before} to get those before them, or null if there are none
 */
record AuditLines(List<AuditLine> lines, Long older) {}
