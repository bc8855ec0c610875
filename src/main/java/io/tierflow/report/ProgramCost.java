package io.tierflow.report;

import java.math.BigDecimal;

/** What a month's rewards and points came to, before points are valued. */
record ProgramCost(
    BigDecimal vouchersRedeemedValue, BigDecimal giftsDispatchedCost, long liabilityGrowthPoints) {}
