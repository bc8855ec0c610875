package io.tierflow.transaction;

import io.tierflow.policy.Decision;
import java.util.Optional;

/**
 * What a kind of activity is, as the table {@code activity-kinds} says at this moment.
 *
 * @param amount whether it has an amount
 * @param countsAsSpend whether its amount is spend
 * @param countsAsTransaction whether it is one of the member's counted transactions
 * @param countsAsReferral whether it is one of the members whom the member has brought in
 * @param refundable whether a REFUND may take it back
 * @param dailyLimit how many of them a member may record of one day; empty for any number
 */
record KindTerms(
    AmountRule amount,
    boolean countsAsSpend,
    boolean countsAsTransaction,
    boolean countsAsReferral,
    boolean refundable,
    Optional<Integer> dailyLimit) {

  static KindTerms of(Decision decision) {
    return new KindTerms(
        AmountRule.valueOf(decision.text("amount").orElseThrow()),
        decision.yes("countsAsSpend"),
        decision.yes("countsAsTransaction"),
        decision.text("countsAsReferral").isPresent() && decision.yes("countsAsReferral"),
        decision.yes("refundable"),
        decision.count("dailyLimit"));
  }
}
