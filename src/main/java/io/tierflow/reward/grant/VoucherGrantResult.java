package io.tierflow.reward.grant;

/**
 * What became of a voucher that somebody asked for.
 *
 * @param voucher the voucher
 * @param first whether it was granted just now, and not before under the same id
 */
public record VoucherGrantResult(GrantedVoucher voucher, boolean first) {}
