package io.tierflow.reward;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A voucher that can still be redeemed, for a while.
 *
 * @param memberNumber whose
 * @param voucherId its id
 * @param amount its value in the programme's currency
 * @param expiresOn the last day on which it is valid
 */
public record ExpiringVoucher(
    String memberNumber, String voucherId, BigDecimal amount, LocalDate expiresOn) {}
