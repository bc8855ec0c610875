package io.tierflow.portal.friends;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A friend as the member sees them who has brought them in.
 *
 * @param name their name, or null if they did not agree to that or have left
 * @param joinedOn when they became a member
 * @param state WAITING until something counts that they did, then BOOKED, or REFUSED
 * @param points what it brought, or null for nothing yet
 */
record MyFriend(String name, LocalDate joinedOn, ReferralState state, BigDecimal points) {}
