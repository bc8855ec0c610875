package io.tierflow.portal.friends;

import java.math.BigDecimal;

/**
 * What a member's friends come to.
 *
 * @param came how many became members with the member's code
 * @param counted how many of them count
 * @param points exact points that they brought
 */
record ReferralFigures(long came, long counted, BigDecimal points) {}
