package io.tierflow.member.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A closed membership as the interface shows it.
 *
 * @param member the member
 * @param ended what was ended with the membership, a sentence each
 */
record ClosureView(@JsonUnwrapped MemberView member, List<String> ended) {}
