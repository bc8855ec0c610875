package io.tierflow.member;

import java.time.LocalDate;

/**
 * A membership that is being merged into another.
 *
 * @param mergeId id under which it happens once
 * @param from the membership that ends
 * @param into the one that goes on
 * @param day the programme's day
 * @param by who does it
 */
public record Merging(String mergeId, String from, String into, LocalDate day, String by) {}
