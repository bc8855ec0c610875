package io.tierflow.tier;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.MergeListener;
import io.tierflow.member.Merging;
import io.tierflow.member.TierTenure;
import io.tierflow.policy.VocabularySource;
import io.tierflow.web.ConflictException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the higher of two confirmed tiers hold when one member is merged into another. */
@Component
@Order(4)
class TierMerge implements MergeListener {

  private final TierChangeRepository changes;
  private final MemberService members;
  private final VocabularySource vocabulary;
  private final ProgrammeCalendar calendar;
  private final TierTermsService terms;

  TierMerge(
      TierChangeRepository changes,
      MemberService members,
      VocabularySource vocabulary,
      ProgrammeCalendar calendar,
      TierTermsService terms) {
    this.changes = changes;
    this.members = members;
    this.vocabulary = vocabulary;
    this.calendar = calendar;
    this.terms = terms;
  }

  @Override
  public List<String> merge(Merging merging) {
    Member from = members.require(merging.from());
    Member into = members.require(merging.into());
    if (!vocabulary.ladder().isAbove(from.getConfirmedTier(), into.getConfirmedTier())) {
      return List.of();
    }
    if (into.isUnderReview()) {
      throw new ConflictException(
          "Member %s brings the tier %s, but an upgrade of member %s is under review. Decide on it first."
              .formatted(merging.from(), from.getConfirmedTier(), merging.into()));
    }
    changes.save(
        new TierChange(
            merging,
            into.getConfirmedTier(),
            from.getConfirmedTier(),
            label(from),
            lastDay(from.getTenure()),
            calendar.now()));
    into.confirmTier(from.getConfirmedTier(), from.getTierSince(), from.getTenure());
    return List.of("The tier is %s now.".formatted(into.getConfirmedTier()));
  }

  /** In the words of the table, which every reader's translation begins with. */
  private String label(Member from) {
    return terms.terms(from.getConfirmedTier(), from.getAccountType(), null, Locale.ROOT).label();
  }

  private static LocalDate lastDay(TierTenure tenure) {
    return tenure.graceUntil() == null ? tenure.validUntil() : tenure.graceUntil();
  }
}
