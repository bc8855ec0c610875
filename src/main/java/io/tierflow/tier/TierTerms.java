package io.tierflow.tier;

import java.util.List;

/**
 * What a tier is for those who have it, in one language.
 *
 * @param label its name
 * @param color its color as {@code #rrggbb}
 * @param benefits what it brings, each in a line of text
 */
public record TierTerms(String label, String color, List<String> benefits) {}
