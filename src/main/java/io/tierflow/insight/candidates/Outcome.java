package io.tierflow.insight.candidates;

/**
 * What a model said of a member, and what became of it.
 *
 * @param score what it said; the higher, the likelier
 * @param reached whether the member reached the tier in the time looked ahead
 */
public record Outcome(double score, boolean reached) {}
