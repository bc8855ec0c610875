package io.tierflow.campaign;

import static io.tierflow.campaign.CampaignPolicy.COMMUNICATION;

import io.tierflow.notification.content.MessageKind;
import io.tierflow.policy.TableNumbers;
import io.tierflow.tier.NextTier;
import io.tierflow.tier.TierDistance;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells members that a tier is near right after the purchase that brought it near, by the rows that
 * the daily process asks. It is in a transaction of its own: should it fail, the points stay, and
 * the daily process tells.
 */
@Service
class NearTierService {

  private static final Logger LOG = LoggerFactory.getLogger(NearTierService.class);
  private static final String DISTANCE = "pointsToNextTier";

  private final CampaignDayBatch batch;
  private final TierDistance distance;
  private final TableNumbers numbers;
  private final CampaignSettings settings;
  private final TransactionTemplate transaction;

  NearTierService(
      CampaignDayBatch batch,
      TierDistance distance,
      TableNumbers numbers,
      CampaignSettings settings,
      PlatformTransactionManager transactions) {
    this.batch = batch;
    this.distance = distance;
    this.numbers = numbers;
    this.settings = settings;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void onPointsAdded(PointsAdded added) {
    try {
      if (settings.nearTierAtOnce() && mayBeNear(added)) {
        transaction.executeWithoutResult(
            status ->
                batch.process(
                    List.of(added.memberNumber()),
                    added.figures().asOf(),
                    EnumSet.of(MessageKind.TIER_PROGRESS)));
      }
    } catch (RuntimeException failure) {
      LOG.warn(
          "Whether a tier is near to {} could not be told at once; the daily process will.",
          added.memberNumber(),
          failure);
    }
  }

  /** Most purchases bring no tier near, and are not worth a query. */
  private boolean mayBeNear(PointsAdded added) {
    SortedSet<BigDecimal> asked = numbers.numbers(COMMUNICATION, DISTANCE);
    return !asked.isEmpty()
        && distance
            .nextTier(added.figures())
            .map(NextTier::pointsToGo)
            .filter(toGo -> BigDecimal.valueOf(toGo).compareTo(asked.last()) <= 0)
            .isPresent();
  }
}
