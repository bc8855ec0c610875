package io.tierflow.transaction;

import java.math.BigDecimal;

/**
 * What a member has of a promotion.
 *
 * @param memberNumber the member
 * @param points points, less what refunds took back
 */
record PromotionPoints(String memberNumber, BigDecimal points) {}
