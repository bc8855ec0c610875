package io.tierflow.transaction;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What refunds may do, below {@code tierflow.refunds}.
 *
 * @param unreferenced what becomes of a REFUND that names no transaction
 * @param reach how long before such a refund the transactions were that it can be matched to
 */
@Validated
@ConfigurationProperties("tierflow.refunds")
public record RefundSettings(
    @DefaultValue("refuse") @NotNull Unreferenced unreferenced,
    @DefaultValue("365d") @NotNull @DurationMin(days = 1) Duration reach) {

  /** What becomes of a REFUND that names no transaction. */
  public enum Unreferenced {
    /** It is refused. */
    REFUSE,
    /** It is matched to the member's latest transactions that can be refunded. */
    MATCH
  }

  boolean matchesUnreferenced() {
    return unreferenced == Unreferenced.MATCH;
  }
}
