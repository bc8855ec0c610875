package io.tierflow.workflow.tierupgrade;

import io.tierflow.camunda.performance.SynchronousProcessStarter;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.member.MemberService;
import io.tierflow.member.MemberStatus;
import io.tierflow.member.MergedMembers;
import io.tierflow.reward.RewardService;
import io.tierflow.reward.milestone.MilestoneService;
import io.tierflow.tier.TierService;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Starts the flow for a member. */
@Service
public class TierUpgradeService {

  /** Of whom everything was read ahead in the current transaction, and as of which day. */
  private static final Fact<LocalDate> READ_AHEAD = new Fact<>("read ahead as of");

  private final SynchronousProcessStarter straight;
  private final RuntimeService runtime;
  private final MemberService members;
  private final MergedMembers merged;
  private final TierService tiers;
  private final RewardService rewards;
  private final MilestoneService milestones;
  private final ProgrammeCalendar calendar;

  TierUpgradeService(
      SynchronousProcessStarter straight,
      RuntimeService runtime,
      MemberService members,
      MergedMembers merged,
      TierService tiers,
      RewardService rewards,
      MilestoneService milestones,
      ProgrammeCalendar calendar) {
    this.straight = straight;
    this.runtime = runtime;
    this.members = members;
    this.merged = merged;
    this.tiers = tiers;
    this.rewards = rewards;
    this.milestones = milestones;
    this.calendar = calendar;
  }

  /**
   * Starts the flow for a member. It runs in the background.
   *
   * @param memberNumber the member
   * @param asOf day up to which transactions count; null means today
   * @return id of the process instance
   * @throws NotFoundException if there is no such member
   * @throws ConflictException if the membership has ended, or upgrades are suspended
   * @throws InvalidInputException if the day is in the future
   */
  @Transactional
  public String start(String memberNumber, LocalDate asOf) {
    requireActive(memberNumber);
    LocalDate day = requireNotAhead(asOf);
    return Suspension.refuse(
        "Tier upgrades are", () -> start(memberNumber, variables(memberNumber, day, null)));
  }

  /**
   * Takes a member through the flow at once, as far as it goes by itself, within one transaction.
   *
   * @param memberNumber the member
   * @param asOf day up to which transactions count; null means today
   * @return id of the process instance
   * @throws NotFoundException if there is no such member
   * @throws ConflictException if the membership has ended, or upgrades are suspended
   * @throws InvalidInputException if the day is in the future
   */
  @Transactional
  public String run(String memberNumber, LocalDate asOf) {
    requireActive(memberNumber);
    LocalDate day = requireNotAhead(asOf);
    return Suspension.refuse(
        "Tier upgrades are", () -> takeThrough(List.of(memberNumber), day, null).get(0));
  }

  /**
   * Starts the flow for one member of a monthly run, with a job of its own.
   *
   * @param memberNumber an active member
   * @param asOf day up to which transactions count
   * @param runId the monthly run
   * @return id of the process instance
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public String startWithinRun(String memberNumber, LocalDate asOf, String runId) {
    return start(memberNumber, variables(memberNumber, asOf, runId));
  }

  /**
   * Starts the flow, with a job of its own, for a member who did something. Its day is the one on
   * which the job begins, so that it covers all that the member does until then.
   *
   * @param memberNumber the member
   * @return id of the process instance
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public String startAfterTransaction(String memberNumber) {
    return start(memberNumber, variablesAfterTransaction(memberNumber));
  }

  /**
   * Takes a member whose higher tier was declined through the flow, if that gives a tier: the
   * highest one that the figures earn and that needs no review, from today on.
   *
   * @param memberNumber the member
   * @param asOf day of the declined upgrade
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void raiseWithoutReview(String memberNumber, LocalDate asOf) {
    readAhead(List.of(memberNumber), asOf);
    if (tiers.determineTierEligibility(memberNumber, asOf, false).higher()) {
      Map<String, Object> variables = variables(memberNumber, asOf, null);
      variables.put(TierUpgradeFlow.RAISED_ON.name(), calendar.today().toString());
      straight.start(
          TierUpgradeFlow.PROCESS,
          List.of(new SynchronousProcessStarter.Start(memberNumber, variables)));
    }
  }

  /**
   * Takes members through the flow at once, each as far as it goes by itself, within the caller's
   * transaction and one engine command. They should be a page of some dozens: all of them commit
   * together or not at all.
   *
   * @param memberNumbers the members; one who is not in the programme ends as the flow says
   * @param asOf day up to which transactions count
   * @param runId the monthly run that they are taken through in, or null
   * @return ids of the process instances, in the order of the members
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<String> takeThrough(List<String> memberNumbers, LocalDate asOf, String runId) {
    readAhead(memberNumbers, asOf);
    return startAll(memberNumbers, number -> variables(number, asOf, runId));
  }

  /**
   * Takes members who did something through the flow at once, as {@link #takeThrough}.
   *
   * @param memberNumbers the members
   * @param today the programme's day
   * @return ids of the process instances, in the order of the members
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<String> takeThroughAfterTransaction(List<String> memberNumbers, LocalDate today) {
    readAhead(memberNumbers, today);
    return startAll(
        memberNumbers,
        number -> {
          Map<String, Object> variables = variablesAfterTransaction(number);
          variables.put(TierUpgradeFlow.AS_OF.name(), today.toString());
          return variables;
        });
  }

  private List<String> startAll(
      List<String> memberNumbers, Function<String, Map<String, Object>> variables) {
    return straight.start(
        TierUpgradeFlow.PROCESS,
        memberNumbers.stream()
            .map(number -> new SynchronousProcessStarter.Start(number, variables.apply(number)))
            .toList());
  }

  /**
   * Locks the accounts of members, in the order of their numbers, and reads what the steps will ask
   * for, with a few queries for all of them. What is asked of their figures of that day within the
   * rest of the transaction costs no query more. Nothing happens to those for whom it was done
   * before.
   *
   * @param memberNumbers the members
   * @param asOf day up to which transactions count
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void readAhead(List<String> memberNumbers, LocalDate asOf) {
    List<String> unread =
        memberNumbers.stream()
            .filter(
                number ->
                    TransactionFacts.recall(READ_AHEAD, number).filter(asOf::equals).isEmpty())
            .toList();
    if (!unread.isEmpty()) {
      tiers.readAhead(unread, asOf);
      rewards.readAhead(unread);
      milestones.readAhead(unread, asOf);
      unread.forEach(number -> TransactionFacts.remember(READ_AHEAD, number, asOf));
    }
  }

  private String start(String memberNumber, Map<String, Object> variables) {
    return runtime
        .createProcessInstanceByKey(TierUpgradeFlow.PROCESS)
        .businessKey(memberNumber)
        .setVariables(variables)
        .execute()
        .getId();
  }

  private void requireActive(String memberNumber) {
    // The member itself is read once the account is locked, when nobody changes it any more.
    MemberStatus status = members.statuses(List.of(memberNumber)).get(memberNumber);
    if (status == null) {
      members.require(memberNumber);
    }
    if (status != MemberStatus.ACTIVE) {
      throw merged.refusal(memberNumber, "The membership of %s has ended.".formatted(memberNumber));
    }
  }

  private LocalDate requireNotAhead(LocalDate asOf) {
    LocalDate today = calendar.today();
    if (asOf != null && asOf.isAfter(today)) {
      throw new InvalidInputException(
          "asOf", "asOf %s is in the future; accepted: a day up to %s.".formatted(asOf, today));
    }
    if (asOf != null && asOf.isBefore(ProgrammeCalendar.EARLIEST)) {
      throw new InvalidInputException(
          "asOf",
          "asOf %s is too old; accepted: a day from %s on."
              .formatted(asOf, ProgrammeCalendar.EARLIEST));
    }
    return asOf == null ? today : asOf;
  }

  private static Map<String, Object> variablesAfterTransaction(String memberNumber) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(TierUpgradeFlow.MEMBER_NUMBER.name(), memberNumber);
    variables.put(TierUpgradeFlow.AFTER_TRANSACTION.name(), true);
    return variables;
  }

  private static Map<String, Object> variables(String memberNumber, LocalDate asOf, String runId) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(TierUpgradeFlow.MEMBER_NUMBER.name(), memberNumber);
    variables.put(TierUpgradeFlow.AS_OF.name(), asOf.toString());
    if (runId != null) {
      variables.put(TierUpgradeFlow.RUN_ID.name(), runId);
    }
    return variables;
  }
}
