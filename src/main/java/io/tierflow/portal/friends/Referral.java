package io.tierflow.portal.friends;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A friend whom a member has brought in.
 *
 * @param friendNumber the friend
 * @param memberNumber the member
 * @param named whether the member may see the friend's name
 * @param sameDevice whether both have used the same device
 * @param state what has become of it
 * @param kind as what it is booked, or null before
 * @param joinedAt when the friend became a member
 * @param bookedAt when its booking began, or null before
 * @param points exact points that it earned, or null if it has earned none
 */
record Referral(
    String friendNumber,
    String memberNumber,
    boolean named,
    boolean sameDevice,
    ReferralState state,
    String kind,
    Instant joinedAt,
    Instant bookedAt,
    BigDecimal points) {}
