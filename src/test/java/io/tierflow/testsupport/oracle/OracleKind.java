package io.tierflow.testsupport.oracle;

/** What members do in the programme's first policy. */
public enum OracleKind {
  PURCHASE,
  REFUND,
  BOOKING,
  EVENT,
  REFERRAL,
  REVIEW
}
