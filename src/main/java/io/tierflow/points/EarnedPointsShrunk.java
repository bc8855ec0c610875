package io.tierflow.points;

/**
 * A refund has shrunk what a member earned, also where no whole point was taken back.
 *
 * @param memberNumber the member
 */
public record EarnedPointsShrunk(String memberNumber) {}
