package io.tierflow.portal.friends;

import io.tierflow.web.PageResponse;
import java.math.BigDecimal;
import java.net.URI;

/**
 * Whom a member has brought in.
 *
 * @param code the code that they give away
 * @param link the page on which friends join with it, or null if nobody can join there
 * @param came how many friends became members with it
 * @param counted how many of them count
 * @param points what they brought
 * @param friends the friends, newest first
 */
record MyReferrals(
    String code,
    URI link,
    long came,
    long counted,
    BigDecimal points,
    PageResponse<MyFriend> friends) {}
