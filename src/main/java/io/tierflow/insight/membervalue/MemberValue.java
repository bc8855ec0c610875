package io.tierflow.insight.membervalue;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a member is expected to do and to be worth. Amounts are in the programme's currency.
 *
 * @param memberNumber whose
 * @param asOf the last day that was looked at
 * @param months how far ahead the expectations look, and how far back the cost was counted
 * @param visits days on which the member bought something
 * @param lastVisitOn the last of them
 * @param probabilityAlive the probability that the member will come again, 0 to 1
 * @param expectedVisits visits expected
 * @param expectedSpend spend expected, not discounted
 * @param lifetimeValue the margin on that spend, discounted to {@code asOf}
 * @param programmeCost what the programme cost for the member
 */
public record MemberValue(
    String memberNumber,
    LocalDate asOf,
    int months,
    int visits,
    LocalDate lastVisitOn,
    BigDecimal probabilityAlive,
    BigDecimal expectedVisits,
    BigDecimal expectedSpend,
    BigDecimal lifetimeValue,
    BigDecimal programmeCost) {}
