package io.tierflow.member;

import java.util.List;

/**
 * A membership that is closed.
 *
 * @param member whose
 * @param ended what was ended with it, a sentence each; nothing if it was closed before
 */
public record Closure(Member member, List<String> ended) {}
