package io.tierflow.workflow.tierupgrade.pending;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When upgrades happen besides the monthly run, below {@code tierflow.upgrades}.
 *
 * @param onTransaction what a transaction that comes in over the API leads to
 */
@Validated
@ConfigurationProperties("tierflow.upgrades")
record UpgradeSettings(@DefaultValue("off") @NotNull OnTransaction onTransaction) {

  /** What a transaction leads to. */
  enum OnTransaction {
    /** Nothing: it waits for the monthly run, or for somebody who asks. */
    OFF,
    /** The member's upgrade, in the background. */
    JOB
  }

  boolean upgradesOnTransaction() {
    return onTransaction == OnTransaction.JOB;
  }
}
