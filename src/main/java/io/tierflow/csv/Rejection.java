package io.tierflow.csv;

/**
 * A line that could not be accepted.
 *
 * @param line its number in the file, from 1, the header's included
 * @param reason why, one sentence or more
 */
public record Rejection(long line, String reason) {}
