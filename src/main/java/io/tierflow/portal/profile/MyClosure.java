package io.tierflow.portal.profile;

import java.time.LocalDate;
import java.util.List;

/**
 * A membership that its member has ended.
 *
 * @param closedOn its last day
 * @param ended what ended with it, a sentence each
 */
record MyClosure(LocalDate closedOn, List<String> ended) {}
