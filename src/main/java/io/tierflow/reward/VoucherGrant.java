package io.tierflow.reward;

import java.math.BigDecimal;

/** What a voucher is given for, and how much. The rule is null where no table decided. */
record VoucherGrant(
    VoucherOrigin origin,
    BigDecimal amount,
    int validityDays,
    String processInstanceId,
    Integer tableVersion,
    String ruleId,
    String reason) {}
