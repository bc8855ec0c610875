package io.tierflow.member;

/** Where a membership stands. */
public enum MemberStatus {
  ACTIVE,
  CLOSED,
  ERASED
}
