package io.tierflow.workflow.tierupgrade.pending;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * {@code tierflow.upgrades.pending}, the same on every node: near zero unless something is stuck.
 */
@Component
class PendingUpgradeMetrics {

  PendingUpgradeMetrics(MeterRegistry meters, PendingUpgradeRepository pending) {
    Gauge.builder("tierflow.upgrades.pending", pending, PendingUpgradeRepository::count)
        .description("Transactions that are waiting for their member's upgrade")
        .register(meters);
  }
}
