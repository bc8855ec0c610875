package io.tierflow.tier;

import io.tierflow.common.DayRange;
import io.tierflow.member.Member;

/**
 * The days whose figures are asked of a member.
 *
 * @param member who
 * @param days the days
 * @param rolling whether points count on the day on which they were booked, as they do over twelve
 *     months that roll along; else on the day of their transaction
 */
record CountedDays(Member member, DayRange days, boolean rolling) {}
