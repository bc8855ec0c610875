package io.tierflow.campaign;

import io.tierflow.member.MemberRange;
import io.tierflow.member.PointsBalances.Balance;
import io.tierflow.notification.outbox.Outbox;
import io.tierflow.points.PointsExpiry;
import io.tierflow.points.PointsExpiry.ExpiredPoints;
import io.tierflow.points.PointsLedger;
import io.tierflow.points.PointsOutlook;
import io.tierflow.points.PointsService;
import io.tierflow.policy.TableRows;
import io.tierflow.web.NotFoundException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the programme does of itself every day: points expire, and members are told what is due to
 * them. What is done and how far a day has come commit together, so that a page that is interrupted
 * was never taken.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CampaignDayService {

  private final CampaignDayRepository days;
  private final SentOccasionRepository occasions;
  private final MemberFactsLoader figures;
  private final CampaignPolicy policy;
  private final TableRows rows;
  private final PointsExpiry expiry;
  private final PointsLedger ledger;
  private final PointsService points;
  private final PointsOutlook outlook;
  private final Outbox outbox;
  private final CampaignSettings settings;

  CampaignDayService(
      CampaignDayRepository days,
      SentOccasionRepository occasions,
      MemberFactsLoader figures,
      CampaignPolicy policy,
      TableRows rows,
      PointsExpiry expiry,
      PointsLedger ledger,
      PointsService points,
      PointsOutlook outlook,
      Outbox outbox,
      CampaignSettings settings) {
    this.days = days;
    this.occasions = occasions;
    this.figures = figures;
    this.policy = policy;
    this.rows = rows;
    this.expiry = expiry;
    this.ledger = ledger;
    this.points = points;
    this.outlook = outlook;
    this.outbox = outbox;
    this.settings = settings;
  }

  /**
   * Opens a day for an instance, or hands it over to the instance if the one that carried it out is
   * gone.
   *
   * @param day the day
   * @param startedBy user who asked for it, or null
   * @param processInstanceId the instance that is to carry it out
   * @param isRunning whether an instance still runs
   * @return whether the instance is to carry it out
   */
  public boolean open(
      LocalDate day, String startedBy, String processInstanceId, Predicate<String> isRunning) {
    CampaignDay opened = days.openAndLock(day, startedBy, processInstanceId);
    boolean isNew = opened.processInstanceId().equals(processInstanceId);
    if (opened.isComplete() || !isNew && isRunning.test(opened.processInstanceId())) {
      return false;
    }
    if (isNew) {
      days.ranges().divide(day, settings.partitions());
    } else {
      days.handOver(day, processInstanceId);
    }
    return true;
  }

  /**
   * How many ranges of members a day takes.
   *
   * @param day the day
   * @return ranges, numbered from 0
   */
  public int partitions(LocalDate day) {
    return days.ranges().count(day);
  }

  /**
   * Lets the next points expire whose last day of validity is over.
   *
   * @param day the day
   * @return whether there may be more
   */
  public boolean expirePoints(LocalDate day) {
    ExpiredPoints expired = expiry.expireNext(day, settings.lotsPerPage());
    days.addExpired(day, expired.lots(), expired.points());
    return expired.lots() == settings.lotsPerPage();
  }

  /**
   * Tells the next page of members what is due to them.
   *
   * @param day the day
   * @param partition number of the range
   * @param alone whether the page is one member, since a whole page has failed
   * @return whether the range has members left
   */
  public boolean tellPageOfMembers(LocalDate day, int partition, boolean alone) {
    int size = alone ? 1 : settings.pageSize();
    MemberRange range = days.ranges().lock(day, partition);
    List<String> page = days.ranges().next(range, size);
    int told = page.isEmpty() ? 0 : tell(page, day);
    days.ranges().advance(day, partition, range.after(page), page.size(), told);
    return page.size() == size;
  }

  /**
   * Marks a day as complete.
   *
   * @param day the day
   */
  public void close(LocalDate day) {
    days.complete(day);
  }

  /**
   * Where a day stands.
   *
   * @param day the day
   * @return how far it is
   * @throws NotFoundException if nothing was begun for it
   */
  @Transactional(readOnly = true)
  public CampaignDay progress(LocalDate day) {
    return days.find(day)
        .orElseThrow(
            () -> new NotFoundException("There is no communication of %s.".formatted(day)));
  }

  /**
   * All days.
   *
   * @param page which page
   * @return days, the newest first
   */
  @Transactional(readOnly = true)
  public Page<CampaignDay> all(Pageable page) {
    return new PageImpl<>(days.newestFirst(page), page, days.count());
  }

  /** Under the locks of the page's accounts, so that another day at the same time waits. */
  private int tell(List<String> memberNumbers, LocalDate day) {
    ledger.lockAll(memberNumbers);
    SentOccasions known =
        new SentOccasions(
            occasions.of(memberNumbers), rows.rows(CampaignPolicy.COMMUNICATION).keySet());
    List<MemberFacts> figuresOfPage = figures.of(memberNumbers, day);
    Collection<DueMessage> due = notKnown(figuresOfPage, known);
    List<OccasionNotice> tellings = OccasionNotice.of(due, known);
    occasions.add(due.stream().map(DueMessage::told).toList());
    Map<String, Balance> balances = balances(figuresOfPage, grantBonuses(due));
    outbox.putAll(
        tellings.stream()
            .flatMap(telling -> telling.messages(balances.get(telling.memberNumber()).available()))
            .toList());
    return tellings.size();
  }

  /** The balances after all bonuses of the day, so that each message says what the page shows. */
  private Map<String, Balance> balances(List<MemberFacts> figuresOfPage, Set<String> granted) {
    Map<String, Balance> balances = new HashMap<>();
    figuresOfPage.forEach(each -> balances.put(each.member().getMemberNumber(), each.balance()));
    if (!granted.isEmpty()) {
      balances.putAll(outlook.balances(granted));
    }
    return balances;
  }

  /** Each row once for an occasion, though several figures of a member lead to it. */
  private Collection<DueMessage> notKnown(List<MemberFacts> figuresOfPage, SentOccasions known) {
    Map<SentOccasion, DueMessage> due = new LinkedHashMap<>();
    for (MemberFacts each : figuresOfPage) {
      for (DueMessage message : policy.due(each)) {
        if (!known.include(message)) {
          due.putIfAbsent(message.told(), message);
        }
      }
    }
    return due.values();
  }

  /** The members who got some. */
  private Set<String> grantBonuses(Collection<DueMessage> due) {
    return due.stream()
        .filter(message -> message.bonusPoints() > 0)
        .filter(this::grantBonus)
        .map(DueMessage::memberNumber)
        .collect(Collectors.toSet());
  }

  private boolean grantBonus(DueMessage message) {
    return points.grant(
        new PointsService.Bonus(
            message.memberNumber(),
            message.bonusKey(),
            message.bonusPoints(),
            message.day(),
            message.bonusExpiresOn(),
            message.reason()));
  }
}
