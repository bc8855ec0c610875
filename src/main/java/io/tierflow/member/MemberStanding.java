package io.tierflow.member;

/**
 * Where one membership stands.
 *
 * @param memberNumber whose
 * @param status where it stands
 */
record MemberStanding(String memberNumber, MemberStatus status) {}
