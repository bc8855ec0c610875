package io.tierflow.message;

import java.util.Optional;

/** Where the code of a voucher is looked up when the message that carries it is rendered. */
public interface VoucherCodes {

  /**
   * Looks a voucher's code up.
   *
   * @param voucherId the voucher's id
   * @return its code; empty once the voucher is gone
   */
  Optional<String> codeOf(String voucherId);
}
