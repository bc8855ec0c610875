package io.tierflow.insight.membervalue;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.insight.lifetime.LifetimeValuation.Terms;
import io.tierflow.insight.membervalue.MemberPurchases.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Computes what members are worth, once a month on one instance, and answers with it. */
@Service
@EnableConfigurationProperties(MemberValueSettings.class)
public class MemberValueService {

  private static final Logger LOG = LoggerFactory.getLogger(MemberValueService.class);

  private final MemberValues kept;
  private final MemberValueSettings settings;
  private final ProgrammeSettings programme;
  private final ProgrammeCalendar calendar;
  private final TransactionTemplate transaction;

  MemberValueService(
      MemberValues kept,
      MemberValueSettings settings,
      ProgrammeSettings programme,
      ProgrammeCalendar calendar,
      PlatformTransactionManager transactions) {
    this.kept = kept;
    this.settings = settings;
    this.programme = programme;
    this.calendar = calendar;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Computes the members' values as of the end of the last month, unless they are kept already or
   * another instance is at it. Programmes of which too few members came again have none.
   */
  @Scheduled(cron = "${tierflow.lifetime.compute-at:0 20 * * * *}", zone = "${tierflow.zone:UTC}")
  public void computeLastMonth() {
    YearMonth month = YearMonth.from(calendar.today()).minusMonths(1);
    Instant now = calendar.now();
    if (kept.isKept(month)
        || !Boolean.TRUE.equals(transaction.execute(status -> kept.claim(now)))) {
      return;
    }
    try {
      compute(month, now);
    } catch (ArithmeticException | IllegalStateException undetermined) {
      LOG.warn("No model of visits and spend fits the members up to {}.", month, undetermined);
    }
  }

  private void compute(YearMonth month, Instant now) {
    LocalDate asOf = month.atEndOfMonth();
    List<Page> pages = pages(asOf);
    Optional<FittedModels> models =
        FittedModels.to(pages.stream().flatMap(page -> page.members().stream()).toList(), terms());
    if (models.isEmpty()) {
      LOG.info(
          "Fewer than {} members came again up to {}; members are not valued.",
          FittedModels.MIN_COME_AGAIN,
          month);
      return;
    }
    FittedModels fitted = models.get();
    for (Page page : pages) {
      List<MemberValue> values = fitted.values(page, asOf);
      transaction.executeWithoutResult(status -> kept.replace(page, values));
    }
    transaction.executeWithoutResult(
        status -> {
          kept.summarize(month, asOf);
          kept.keep(fitted, month, now);
        });
    LOG.info("{} members were valued as of {}.", fitted.members(), asOf);
  }

  private List<Page> pages(LocalDate asOf) {
    List<Page> pages = new ArrayList<>();
    Optional<Page> next = page("", asOf);
    while (next.isPresent()) {
      pages.add(next.get());
      next = page(next.get().last(), asOf);
    }
    return pages;
  }

  private Optional<Page> page(String after, LocalDate asOf) {
    return kept.page(after, asOf, settings.months(), programme.points().value());
  }

  private Terms terms() {
    return new Terms(
        programme.roi().margin(),
        settings.discountRate(),
        settings.months(),
        programme.currency().getDefaultFractionDigits());
  }

  /**
   * What a member is worth, as it was computed last.
   *
   * @param memberNumber the member
   * @return empty if it wasn't computed yet, or the member had bought nothing
   */
  public Optional<MemberValue> find(String memberNumber) {
    return kept.find(memberNumber);
  }
}
