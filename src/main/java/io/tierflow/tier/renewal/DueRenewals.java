package io.tierflow.tier.renewal;

import io.tierflow.member.AccountType;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.TierHolding;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.points.PointsLedger;
import io.tierflow.policy.PolicyException;
import io.tierflow.policy.Tier;
import io.tierflow.policy.VocabularySource;
import io.tierflow.tier.TierTermsService;
import io.tierflow.tier.period.ValidityTerms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds the members whose tiers are due for a renewal, page by page. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class DueRenewals {

  private static final Logger LOG = LoggerFactory.getLogger(DueRenewals.class);

  private final MemberService members;
  private final MemberAgreementService agreements;
  private final PointsLedger ledger;
  private final TierTermsService terms;
  private final ChangedTerms changedTerms;
  private final VocabularySource vocabulary;

  DueRenewals(
      MemberService members,
      MemberAgreementService agreements,
      PointsLedger ledger,
      TierTermsService terms,
      ChangedTerms changedTerms,
      VocabularySource vocabulary) {
    this.members = members;
    this.agreements = agreements;
    this.ledger = ledger;
    this.terms = terms;
    this.changedTerms = changedTerms;
    this.vocabulary = vocabulary;
  }

  /**
   * Takes over changed terms, and finds those whose tiers are due then.
   *
   * @param memberNumbers a page of active members, in order
   * @param day day of the renewals
   * @return the members who are due, in order
   */
  public List<String> of(List<String> memberNumbers, LocalDate day) {
    List<TierHolding> holdings = held(memberNumbers);
    if (holdings.isEmpty()) {
      return List.of();
    }
    agreements.readAhead(holdings.stream().map(TierHolding::memberNumber).toList());
    Terms termsOfPage = new Terms();
    List<TierHolding> changed = new ArrayList<>();
    for (TierHolding holding : holdings) {
      if (holding.followsTerms() && termsOfPage.differ(holding, day)) {
        changed.add(holding);
      }
    }
    if (changed.isEmpty()) {
      return due(holdings, day);
    }
    takeOver(changed, termsOfPage, day);
    return due(held(memberNumbers), day);
  }

  private List<TierHolding> held(List<String> memberNumbers) {
    return members.tiersAbove(memberNumbers, vocabulary.ladder().lowest()).stream()
        .filter(holding -> vocabulary.ladder().tiers().contains(holding.tier()))
        .toList();
  }

  private static List<String> due(List<TierHolding> holdings, LocalDate day) {
    return holdings.stream()
        .filter(holding -> holding.isDue(day))
        .map(TierHolding::memberNumber)
        .toList();
  }

  /** Under the locks of the accounts, on the members as they are then. */
  private void takeOver(List<TierHolding> changed, Terms termsOfPage, LocalDate day) {
    List<String> numbers = changed.stream().map(TierHolding::memberNumber).toList();
    ledger.lockAll(numbers);
    members.readAhead(numbers);
    for (TierHolding holding : changed) {
      Member member = members.require(holding.memberNumber());
      if (member.getConfirmedTier().equals(holding.tier())) {
        changedTerms.apply(
            member,
            termsOfPage.of(holding, day).orElseThrow(),
            agreement(holding.memberNumber(), day),
            day);
      }
    }
  }

  private String agreement(String memberNumber, LocalDate day) {
    return agreements.counting(memberNumber, day).orElse(null);
  }

  /** The terms that members of a page have, each evaluated once. */
  private final class Terms {

    private final Map<Key, Optional<ValidityTerms>> known = new HashMap<>();

    boolean differ(TierHolding holding, LocalDate day) {
      return of(holding, day)
          .filter(today -> ChangedTerms.differ(holding.terms(), today))
          .isPresent();
    }

    Optional<ValidityTerms> of(TierHolding holding, LocalDate day) {
      return known.computeIfAbsent(
          new Key(holding.tier(), holding.accountType(), agreement(holding.memberNumber(), day)),
          this::evaluate);
    }

    /** A table that gives no usable terms leaves members' validities as they are. */
    private Optional<ValidityTerms> evaluate(Key key) {
      try {
        return Optional.of(terms.validityTerms(key.tier, key.accountType, key.agreement));
      } catch (PolicyException unusable) {
        LOG.warn("Terms of {} can't be compared: {}", key.tier, unusable.getMessage());
        return Optional.empty();
      }
    }

    private record Key(Tier tier, AccountType accountType, String agreement) {}
  }
}
