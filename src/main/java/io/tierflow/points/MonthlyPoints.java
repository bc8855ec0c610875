package io.tierflow.points;

/**
 * What a month brought a member and took.
 *
 * @param memberNumber whose points
 * @param earned points earned, less those taken back by refunds
 * @param adjusted points that staff or the programme added, less those that staff took
 * @param redeemed points spent, less those that came back
 * @param expired points that nobody spent in time
 */
public record MonthlyPoints(
    String memberNumber, long earned, long adjusted, long redeemed, long expired) {}
