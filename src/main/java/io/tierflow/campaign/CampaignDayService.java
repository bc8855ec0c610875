package io.tierflow.campaign;

import io.tierflow.batch.Batch;
import io.tierflow.batch.BatchService;
import io.tierflow.campaign.CampaignDayRepository.Expired;
import io.tierflow.points.PointsExpiry;
import io.tierflow.points.PointsExpiry.ExpiredPoints;
import io.tierflow.tier.RenewalCounts;
import io.tierflow.tier.RetentionChanges;
import io.tierflow.web.NotFoundException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Campaign days: what expires on them, and how far they are. */
@Service
@Transactional(readOnly = true)
public class CampaignDayService {

  private final BatchService batches;
  private final CampaignDayRepository days;
  private final PointsExpiry expiry;
  private final RetentionChanges renewals;
  private final CampaignSettings settings;

  CampaignDayService(
      BatchService batches,
      CampaignDayRepository days,
      PointsExpiry expiry,
      RetentionChanges renewals,
      CampaignSettings settings) {
    this.batches = batches;
    this.days = days;
    this.expiry = expiry;
    this.renewals = renewals;
    this.settings = settings;
  }

  /**
   * Lets the next points expire whose last day of validity is over. What expires and how far the
   * day has come commit together.
   *
   * @param day the day
   * @return whether there may be more
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean expirePoints(LocalDate day) {
    ExpiredPoints expired = expiry.expireNext(day, settings.lotsPerPage());
    days.addExpired(day, expired.lots(), expired.points());
    return expired.lots() == settings.lotsPerPage();
  }

  /**
   * Where a day stands.
   *
   * @param day the day
   * @return how far it is
   * @throws NotFoundException if nothing was begun for it
   */
  public CampaignDay progress(LocalDate day) {
    Batch batch =
        batches
            .find(CampaignDayBatch.KIND, day.toString())
            .orElseThrow(
                () -> new NotFoundException("There is no communication for %s.".formatted(day)));
    return CampaignDay.of(
        batch,
        expired(List.of(day)).getOrDefault(day, Expired.nothing(day)),
        renewals.counts(List.of(day)).getOrDefault(day, RenewalCounts.NONE));
  }

  /**
   * All days.
   *
   * @param page which page
   * @return days, the newest first
   */
  public Page<CampaignDay> all(Pageable page) {
    Page<Batch> shown = batches.all(CampaignDayBatch.KIND, page);
    List<LocalDate> days = shown.map(Batch::asOf).getContent();
    Map<LocalDate, Expired> expired = expired(days);
    Map<LocalDate, RenewalCounts> tiers = renewals.counts(days);
    return shown.map(
        batch ->
            CampaignDay.of(
                batch,
                expired.getOrDefault(batch.asOf(), Expired.nothing(batch.asOf())),
                tiers.getOrDefault(batch.asOf(), RenewalCounts.NONE)));
  }

  private Map<LocalDate, Expired> expired(List<LocalDate> days) {
    return this.days.expired(days);
  }
}
