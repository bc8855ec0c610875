package io.tierflow.sample;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.tier.renewal.DueRenewals;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tiers that members of the sample programme bring along. They get their last day at once, as
 * the daily process would give it in the night, so that pages have it from the start.
 */
@Component
@Profile("sample")
class BroughtTiers {

  private final DueRenewals renewals;
  private final ProgrammeCalendar calendar;

  BroughtTiers(DueRenewals renewals, ProgrammeCalendar calendar) {
    this.renewals = renewals;
    this.calendar = calendar;
  }

  /** None is due: a tier holds for one full validity from the deployment of its terms on. */
  @Transactional
  void takeTerms(List<String> memberNumbers) {
    renewals.of(memberNumbers, calendar.today());
  }
}
