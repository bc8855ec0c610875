package io.tierflow.campaign;

import io.tierflow.batch.BatchStrategy;
import io.tierflow.member.PointsBalances.Balance;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.outbox.NewMessage;
import io.tierflow.notification.outbox.Outbox;
import io.tierflow.points.PointsLedger;
import io.tierflow.points.PointsOutlook;
import io.tierflow.points.PointsService;
import io.tierflow.policy.TableRows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notifies members of what is due to them on a day, and grants the bonus points that come with it.
 * Occasions are counted. After a failure members are taken one by one.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CampaignDayBatch implements BatchStrategy {

  /** The batches of this kind are named by their day, in ISO format. */
  public static final String KIND = "campaign-day";

  private final SentOccasionRepository occasions;
  private final MemberFactsLoader facts;
  private final CampaignPolicy policy;
  private final MessageDetails details;
  private final TableRows rows;
  private final PointsLedger ledger;
  private final PointsService points;
  private final PointsOutlook outlook;
  private final Outbox outbox;
  private final CampaignSettings settings;

  CampaignDayBatch(
      SentOccasionRepository occasions,
      MemberFactsLoader facts,
      CampaignPolicy policy,
      MessageDetails details,
      TableRows rows,
      PointsLedger ledger,
      PointsService points,
      PointsOutlook outlook,
      Outbox outbox,
      CampaignSettings settings) {
    this.occasions = occasions;
    this.facts = facts;
    this.policy = policy;
    this.details = details;
    this.rows = rows;
    this.ledger = ledger;
    this.points = points;
    this.outlook = outlook;
    this.outbox = outbox;
    this.settings = settings;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int partitions() {
    return settings.partitions();
  }

  @Override
  public int pageSize() {
    return settings.pageSize();
  }

  @Override
  public long process(List<String> memberNumbers, String batch, LocalDate day) {
    return process(memberNumbers, day, Occasions.kinds());
  }

  /**
   * Notifies members of what is due of some kinds. Under the locks of the page's accounts, so that
   * another day at the same time waits.
   */
  long process(List<String> memberNumbers, LocalDate day, Set<MessageKind> kinds) {
    if (memberNumbers.isEmpty() || !rows.hasRows(CampaignPolicy.COMMUNICATION)) {
      return 0;
    }
    ledger.lockAll(memberNumbers);
    SentOccasions known =
        new SentOccasions(
            occasions.of(memberNumbers), rows.rows(CampaignPolicy.COMMUNICATION).keySet());
    List<MemberFacts> factsOfPage = facts.of(memberNumbers, day);
    Collection<DueMessage> due = details.added(notKnown(factsOfPage, known, kinds), day);
    Map<Boolean, List<DueMessage>> byHeldOut =
        due.stream().collect(Collectors.partitioningBy(DueMessage::heldOut));
    List<OccasionNotice> notices = OccasionNotice.of(byHeldOut.get(false), known);
    occasions.add(due.stream().map(DueMessage::sent).toList());
    Map<String, Balance> balances = balances(factsOfPage, grantBonuses(byHeldOut.get(false)));
    outbox.putAll(messages(notices, balances));
    outbox.putHeldOut(messages(OccasionNotice.of(byHeldOut.get(true), known), balances));
    return notices.size();
  }

  private static List<NewMessage> messages(
      List<OccasionNotice> notices, Map<String, Balance> balances) {
    return notices.stream()
        .flatMap(notice -> notice.messages(balances.get(notice.memberNumber()).available()))
        .toList();
  }

  /** The balances after all bonuses of the day, so that each message says what the page shows. */
  private Map<String, Balance> balances(List<MemberFacts> factsOfPage, Set<String> granted) {
    Map<String, Balance> balances = new HashMap<>();
    factsOfPage.forEach(each -> balances.put(each.member().getMemberNumber(), each.balance()));
    if (!granted.isEmpty()) {
      balances.putAll(outlook.balances(granted));
    }
    return balances;
  }

  /** Each row once for an occasion, though several facts of a member lead to it. */
  private Collection<DueMessage> notKnown(
      List<MemberFacts> factsOfPage, SentOccasions known, Set<MessageKind> kinds) {
    Map<SentOccasion, DueMessage> due = new LinkedHashMap<>();
    for (MemberFacts each : factsOfPage) {
      for (DueMessage message : policy.due(each)) {
        if (kinds.contains(message.kind()) && !known.include(message)) {
          due.putIfAbsent(message.sent(), message);
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
