package io.tierflow.reward.milestone;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.member.MemberService;
import io.tierflow.points.PointsService;
import io.tierflow.policy.CollectingTables;
import io.tierflow.policy.Decision;
import io.tierflow.policy.TableRows;
import io.tierflow.reward.RewardService;
import io.tierflow.reward.Voucher;
import io.tierflow.reward.VoucherGrant;
import io.tierflow.reward.VoucherOrigin;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Awards what the deployed table {@code milestones} gives, each milestone once in its period. What
 * a member has got stays, whatever is refunded later. The member's account is locked.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class MilestoneService {

  static final String MILESTONES = "milestones";

  /** The longest code of a milestone, in characters. */
  static final int MAX_CODE = 64;

  /** What each member has been awarded by now. */
  private static final Fact<Set<MilestoneAward.Key>> AWARDED = new Fact<>("awarded milestones");

  private final CollectingTables tables;
  private final TableRows rows;
  private final MilestoneInputs inputs;
  private final MilestoneAwardRepository awards;
  private final MemberService members;
  private final PointsService points;
  private final RewardService rewards;
  private final ProgrammeCalendar calendar;

  MilestoneService(
      CollectingTables tables,
      TableRows rows,
      MilestoneInputs inputs,
      MilestoneAwardRepository awards,
      MemberService members,
      PointsService points,
      RewardService rewards,
      ProgrammeCalendar calendar) {
    this.tables = tables;
    this.rows = rows;
    this.inputs = inputs;
    this.awards = awards;
    this.members = members;
    this.points = points;
    this.rewards = rewards;
    this.calendar = calendar;
  }

  /**
   * Reads what upgrades of many members ask for, with a few queries, once their accounts are
   * locked.
   *
   * @param memberNumbers the members
   * @param asOf day of the upgrades
   */
  public void readAhead(Collection<String> memberNumbers, LocalDate asOf) {
    if (!rows.hasRows(MILESTONES)) {
      return;
    }
    inputs.readAhead(memberNumbers, asOf);
    readAwarded(memberNumbers);
  }

  private void readAwarded(Collection<String> memberNumbers) {
    Set<MilestoneAward.Key> found = new HashSet<>(awards.of(memberNumbers));
    for (String number : memberNumbers) {
      TransactionFacts.remember(
          AWARDED,
          number,
          found.stream()
              .filter(key -> key.memberNumber().equals(number))
              .collect(Collectors.toCollection(HashSet::new)));
    }
  }

  /**
   * Awards the milestones that a member has reached by a day.
   *
   * @param memberNumber the member
   * @param asOf the day
   * @param processInstanceId the upgrade
   * @return bonus points that came in, 0 or more
   */
  public long awardMilestones(String memberNumber, LocalDate asOf, String processInstanceId) {
    if (!rows.hasRows(MILESTONES)) {
      return 0;
    }
    Set<MilestoneAward.Key> awarded = awarded(memberNumber);
    long bonus = 0;
    for (Decision reached :
        tables.evaluateAll(MILESTONES, inputs.of(members.require(memberNumber), asOf))) {
      MilestoneAward.Key key = key(memberNumber, reached, asOf);
      if (awarded.add(key)) {
        bonus += award(key, reached, asOf, processInstanceId);
      }
    }
    return bonus;
  }

  private Set<MilestoneAward.Key> awarded(String memberNumber) {
    return TransactionFacts.recall(AWARDED, memberNumber)
        .orElseGet(() -> new HashSet<>(awards.of(List.of(memberNumber))));
  }

  private static MilestoneAward.Key key(String memberNumber, Decision reached, LocalDate asOf) {
    return new MilestoneAward.Key(
        memberNumber,
        reached.text("milestone").orElseThrow(),
        MilestoneRepetition.valueOf(reached.text("repeats").orElseThrow()).period(asOf));
  }

  private long award(
      MilestoneAward.Key key, Decision reached, LocalDate asOf, String processInstanceId) {
    long bonus = reached.wholeNumber("bonusPoints").map(Integer::longValue).orElse(0L);
    if (bonus > 0) {
      points.grantFirst(
          new PointsService.Bonus(
              key.memberNumber(),
              key.occasion(),
              bonus,
              asOf,
              reached.count("validityMonths").map(asOf::plusMonths).orElse(null),
              reached.reason()));
    }
    String voucher =
        voucher(key, reached, processInstanceId).map(Voucher::getVoucherId).orElse(null);
    awards.save(
        new MilestoneAward(key, asOf, calendar.now(), bonus, voucher, processInstanceId, reached));
    return bonus;
  }

  private Optional<Voucher> voucher(
      MilestoneAward.Key key, Decision reached, String processInstanceId) {
    return VoucherGrant.amount(reached, "voucherValue")
        .map(
            value ->
                rewards.issueVoucher(
                    key.memberNumber(),
                    new VoucherGrant(
                        VoucherOrigin.MILESTONE,
                        value,
                        reached.count("validityDays").orElseThrow(),
                        processInstanceId,
                        reached.version(),
                        reached.rule(),
                        reached.reason())));
  }
}
