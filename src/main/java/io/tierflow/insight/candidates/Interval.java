package io.tierflow.insight.candidates;

/**
 * An estimate with its interval of 95 %.
 *
 * @param estimate the estimate
 * @param from the interval's lower end
 * @param to its upper end
 */
public record Interval(double estimate, double from, double to) {}
