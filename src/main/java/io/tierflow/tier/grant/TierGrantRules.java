package io.tierflow.tier.grant;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.TierTenure;
import io.tierflow.policy.Tier;
import io.tierflow.policy.TierLadder;
import io.tierflow.policy.VocabularySource;
import io.tierflow.tier.GrantedTiers;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says which tiers staff may grant to whom: a higher one, or the same for longer. */
@Component
class TierGrantRules {

  private static final int MAX_MONTHS = 36;

  private final VocabularySource vocabulary;
  private final GrantedTiers granted;
  private final ProgrammeCalendar calendar;

  TierGrantRules(VocabularySource vocabulary, GrantedTiers granted, ProgrammeCalendar calendar) {
    this.vocabulary = vocabulary;
    this.granted = granted;
    this.calendar = calendar;
  }

  /**
   * Refuses what can be granted to nobody.
   *
   * @throws InvalidInputException if the tier is not on the ladder, or the last day is not to come
   *     or too far away
   */
  void requireGrantable(NewTierGrant asked) {
    TierLadder ladder = vocabulary.ladder();
    if (!ladder.tiers().contains(asked.tier())) {
      throw new InvalidInputException(
          "tier", "The tier %s is unknown; accepted: %s.".formatted(asked.tier(), ladder));
    }
    LocalDate today = calendar.today();
    LocalDate latest = today.plusMonths(MAX_MONTHS);
    LocalDate until = asked.validUntil();
    if (until != null && (!until.isAfter(today) || until.isAfter(latest))) {
      throw new InvalidInputException(
          "validUntil",
          "The last day %s is out of range; accepted: %s to %s, or nothing for the tier's own terms."
              .formatted(until, today.plusDays(1), latest));
    }
  }

  /**
   * Refuses a grant while a review of the member's tier is open, which decides first.
   *
   * @throws ConflictException if one is open
   */
  void requireNoReview(Member member) {
    if (member.isActive() && member.isUnderReview()) {
      throw new ConflictException(
          "The tier of %s is under review, which has to be decided first."
              .formatted(member.getMemberNumber()));
    }
  }

  /** Why a tier can't be granted to a member today, in a sentence; empty if it can. */
  Optional<String> refusal(Member member, NewTierGrant asked) {
    if (!member.isActive()) {
      return Optional.of("The membership of %s has ended.".formatted(member.getMemberNumber()));
    }
    TierLadder ladder = vocabulary.ladder();
    if (!ladder.tiers().contains(asked.tier())) {
      return Optional.of("The programme has no tier %s any more.".formatted(asked.tier()));
    }
    LocalDate until = asked.validUntil();
    if (until != null && !until.isAfter(calendar.today())) {
      return Optional.of("The last day of the grant, %s, has come.".formatted(until));
    }
    Tier today = member.getConfirmedTier();
    if (ladder.isAbove(today, asked.tier())) {
      return Optional.of(
          "%s has %s, which is above %s.".formatted(member.getMemberNumber(), today, asked.tier()));
    }
    return today.equals(asked.tier()) ? notLonger(member, asked) : Optional.empty();
  }

  private Optional<String> notLonger(Member member, NewTierGrant asked) {
    LocalDate last = lastDay(member.getTenure());
    LocalDate next = granted.tenure(member, asked.tier(), asked.validUntil()).validUntil();
    if (last == null) {
      return Optional.of(
          "%s has %s already, without a last day."
              .formatted(member.getMemberNumber(), asked.tier()));
    }
    return next == null || next.isAfter(last)
        ? Optional.empty()
        : Optional.of(
            "%s has %s already, until %s; a grant of the same tier must end later."
                .formatted(member.getMemberNumber(), asked.tier(), last));
  }

  /** The last day on which a member has the tier as things stand, grace included. */
  private static LocalDate lastDay(TierTenure tenure) {
    return Stream.of(
            Optional.ofNullable(tenure.validUntil()), Optional.ofNullable(tenure.graceUntil()))
        .flatMap(Optional::stream)
        .max(LocalDate::compareTo)
        .orElse(null);
  }
}
