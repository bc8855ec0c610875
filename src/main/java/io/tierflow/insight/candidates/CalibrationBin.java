package io.tierflow.insight.candidates;

/**
 * Members of similar probability: if a model is right about probabilities, about as many reach the
 * tier as it expected.
 *
 * @param members how many
 * @param expected the sum of their probabilities
 * @param observed how many reached the tier
 */
public record CalibrationBin(int members, double expected, int observed) {}
