package io.tierflow.campaign;

import io.tierflow.batch.Batch;
import io.tierflow.batch.BatchState;
import io.tierflow.tier.RenewalCounts;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A day's communication, and how far it is.
 *
 * @param day the day
 * @param state whether it is complete
 * @param membersTaken members whom the table has been asked about
 * @param occasionsTold occasions of which members were notified, whatever the channels
 * @param lotsExpired lots of points that have expired
 * @param pointsExpired points that have expired with them
 * @param tiersRenewed tiers that were kept for another validity
 * @param tiersLowered tiers that were lowered
 * @param tiersInGrace tiers whose grace period began
 * @param startedAt when it began
 * @param startedBy user who asked for it, or null for the timer
 * @param completedAt when it was complete, or null
 * @param processInstanceId the instance that carries it out
 */
public record CampaignDay(
    LocalDate day,
    BatchState state,
    long membersTaken,
    long occasionsTold,
    long lotsExpired,
    long pointsExpired,
    long tiersRenewed,
    long tiersLowered,
    long tiersInGrace,
    Instant startedAt,
    String startedBy,
    Instant completedAt,
    String processInstanceId) {

  static CampaignDay of(Batch batch, CampaignDayRepository.Expired expired, RenewalCounts tiers) {
    return new CampaignDay(
        batch.asOf(),
        batch.state(),
        batch.membersTaken(),
        batch.counted(),
        expired.lots(),
        expired.points(),
        tiers.renewed(),
        tiers.lowered(),
        tiers.inGrace(),
        batch.startedAt(),
        batch.startedBy(),
        batch.completedAt(),
        batch.processInstanceId());
  }
}
