package io.tierflow.policy;

import java.time.Instant;
import java.util.List;

/**
 * A deployed decision table, as its owner wrote it.
 *
 * @param key key of the decision
 * @param version deployed version
 * @param deployedAt since when it holds
 * @param rows its rows, in their order
 */
public record WrittenTable(String key, int version, Instant deployedAt, List<WrittenRow> rows) {}
