package io.tierflow.insight.study;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.insight.study.EffectRecords.Group;
import io.tierflow.policy.VocabularySource;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Estimates once for each month what the programme causes, and keeps it. */
@Service
public class EffectService {

  private final EffectRecords records;
  private final TierThresholds thresholds;
  private final VocabularySource vocabulary;
  private final ProgrammeCalendar calendar;

  EffectService(
      EffectRecords records,
      TierThresholds thresholds,
      VocabularySource vocabulary,
      ProgrammeCalendar calendar) {
    this.records = records;
    this.thresholds = thresholds;
    this.vocabulary = vocabulary;
    this.calendar = calendar;
  }

  /** Estimates the effects of the last complete month, unless they are kept. */
  @Scheduled(cron = "${tierflow.figures.effects-at:0 40 3 * * *}", zone = "${tierflow.zone:UTC}")
  @Transactional
  public void estimateLastMonth() {
    estimate(lastComplete());
  }

  /**
   * The last month that is over, of which alone there can be estimates.
   *
   * @return the month before the current one
   */
  public YearMonth lastComplete() {
    return YearMonth.from(calendar.today()).minusMonths(1);
  }

  /**
   * The effects of a month, estimated now if they are not kept. That takes seconds in a large
   * programme.
   *
   * @param month a month that is over
   * @return the difference of averages, each threshold, and each campaign that holds members out
   */
  @Transactional
  public List<KeptEffect> estimate(YearMonth month) {
    if (month.isAfter(lastComplete())) {
      throw new IllegalArgumentException(month + " is not over.");
    }
    records.lock();
    List<KeptEffect> kept = records.find(month);
    if (!kept.isEmpty()) {
      return kept;
    }
    compute(month).forEach(effect -> records.add(month, effect));
    return records.find(month);
  }

  /**
   * The effects of a month, if they are kept.
   *
   * @param month any month
   * @return the estimates; none if they haven't been made
   */
  @Transactional(readOnly = true)
  public List<KeptEffect> kept(YearMonth month) {
    return records.find(month);
  }

  private List<KeptEffect> compute(YearMonth month) {
    EffectPeriod period = EffectPeriod.of(month);
    Instant now = calendar.now();
    List<KeptEffect> effects = new ArrayList<>();
    effects.add(averages(period, now));
    thresholds
        .read()
        .forEach(
            threshold ->
                effects.add(
                    new ThresholdStudy(threshold, records.near(threshold, period)).study(now)));
    records
        .campaigns(period)
        .forEach(
            campaign ->
                effects.add(
                    HoldOutStudy.study(campaign.code(), records.told(campaign, period), now)));
    return effects;
  }

  private KeptEffect averages(EffectPeriod period, Instant now) {
    List<Group> groups = records.groups(vocabulary.ladder().lowest().code(), period);
    return AverageStudy.of(groups).study(now);
  }
}
