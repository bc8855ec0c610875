package io.tierflow.communication;

/**
 * What is left of a partition of the programme.
 *
 * @param takenUpTo number of the last member taken; empty text before the first
 * @param upToMember number of the last member to take
 */
record MemberRange(String takenUpTo, String upToMember) {}
