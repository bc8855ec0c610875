package io.tierflow.testsupport.oracle.tierlife;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** A member's tier as the rules take it from day to day: upgrades, grants and changed terms. */
final class LifeMember {

  private static final int REACH_BACK_DAYS = 90;

  final String number;
  final LocalDate enrolledOn;
  final Function<LocalDate, String> agreement;
  final LifePolicy policy;
  final LifeAccount account = new LifeAccount();
  final List<LifeChange> changes = new ArrayList<>();
  final LifeRewards rewards = new LifeRewards();
  String tier = LifePolicy.TIERS.get(0);
  LocalDate tierSince;
  LifeTenure tenure = LifeTenure.NONE;

  /** A higher tier that people decide on, or null. */
  Proposal proposed;

  /** How often the tier was given anew by figures or by staff, which overtakes open reviews. */
  int given;

  LifeMember(
      String number,
      LocalDate enrolledOn,
      Function<LocalDate, String> agreement,
      LifePolicy policy) {
    this.number = number;
    this.enrolledOn = enrolledOn;
    this.agreement = agreement;
    this.policy = policy;
    this.tierSince = enrolledOn;
  }

  void upgrade(LocalDate today) {
    account.earn(
        today,
        purchase ->
            policy.share(purchase.net(), LifePolicy.higher(tier, confirmedOn(purchase.day))));
    LifeFigures figures = figures(today);
    String earned = eligible(figures);
    Window window = terms(today).window();
    if (window.isFixed()
        && today.isBefore(window.around(today, enrolledOn).from().plusDays(REACH_BACK_DAYS))) {
      LifeFigures closed = account.figures(window.before(today, enrolledOn), true);
      String before = eligible(closed);
      if (LifePolicy.rank(before) > LifePolicy.rank(earned)) {
        figures = closed;
        earned = before;
      }
    }
    if (proposed == null && LifePolicy.rank(earned) > LifePolicy.rank(tier)) {
      raise(earned, figures, today);
    }
  }

  private void raise(String earned, LifeFigures figures, LocalDate today) {
    rewards.give(earned, today);
    if (policy.isReviewed("UPGRADE", tier, earned, agreement.apply(figures.asOf()))) {
      proposed = new Proposal(today, figures.asOf(), changes.size());
      changes.add(
          new LifeChange("UPGRADE", "PROVISIONAL", tier, earned, null, null, figures.points()));
    } else {
      String from = tier;
      confirm(earned, today, figures.asOf(), figures.asOf());
      given++;
      changes.add(
          new LifeChange(
              "UPGRADE", "CONFIRMED", from, earned, today, tenure.until(), figures.points()));
    }
  }

  /** People approve a higher tier once its day has come; it holds from that day on. */
  void approve(LocalDate today, LifePlan plan) {
    if (proposed == null || plan.approval(proposed.openedOn()).isAfter(today)) {
      return;
    }
    LifeChange open = changes.get(proposed.change());
    confirm(open.to(), today, proposed.earnedOn(), proposed.earnedOn());
    given++;
    changes.set(
        proposed.change(),
        new LifeChange(
            "UPGRADE", "CONFIRMED", open.from(), open.to(), today, tenure.until(), open.points()));
    proposed = null;
  }

  private String confirmedOn(LocalDate day) {
    return changes.stream()
        .filter(LifeChange::isConfirmed)
        .filter(change -> !change.day().isAfter(day))
        .sorted(Comparator.comparing(LifeChange::day))
        .map(LifeChange::to)
        .reduce((earlier, later) -> later)
        .orElse(LifePolicy.TIERS.get(0));
  }

  /** The tier that figures earn, under the agreement of their last day. */
  String eligible(LifeFigures figures) {
    return policy.eligible(figures, agreement.apply(figures.asOf()));
  }

  /** The terms of the tier, under the agreement of a day. */
  LifeTerms terms(LocalDate day) {
    return terms(tier, day);
  }

  LifeTerms terms(String of, LocalDate day) {
    return policy.terms(of, agreement.apply(day));
  }

  /** The figures of the period that a day belongs to, up to that day. */
  LifeFigures figures(LocalDate today) {
    Window window = terms(today).window();
    return account.figures(window.around(today, enrolledOn).upTo(today), window.isFixed());
  }

  /** Another tier holds, reckoned from a day, under the terms of a day. */
  void confirm(String to, LocalDate today, LocalDate from, LocalDate termsOf) {
    tier = to;
    tierSince = today;
    hold(from, termsOf);
  }

  /** The tier holds anew, reckoned from a day, under the terms of a day. */
  void hold(LocalDate from, LocalDate termsOf) {
    LifeTerms terms = terms(termsOf);
    tenure = LifeTenure.of(from, terms.lastDay(from, enrolledOn), terms.word());
  }

  /** Staff give a tier; refused unless it is higher, or the same for longer. */
  boolean grant(LocalDate today, String to, LocalDate until) {
    LocalDate last = until == null ? terms(to, today).lastDay(today, enrolledOn) : until;
    if (proposed != null
        || LifePolicy.rank(to) < LifePolicy.rank(tier)
        || to.equals(tier) && !isLonger(last)) {
      return false;
    }
    LifeFigures figures = figures(today);
    changes.add(new LifeChange("GRANT", "CONFIRMED", tier, to, today, last, figures.points()));
    if (!to.equals(tier)) {
      tier = to;
      tierSince = today;
    }
    tenure = LifeTenure.of(today, last, until == null ? terms(today).word() : LifeTenure.BY_STAFF);
    given++;
    return true;
  }

  private boolean isLonger(LocalDate last) {
    if (tenure.until() == null) {
      return false;
    }
    LocalDate present = tenure.graceUntil() == null ? tenure.until() : tenure.graceUntil();
    return last == null || last.isAfter(present);
  }

  /**
   * Takes over changed terms; nobody's tier ends before one full validity of them. What people set
   * stays, a grace period too, and a tier whose lowering people decide on.
   */
  void followTerms(LocalDate today) {
    if (!hasOtherTerms(today)) {
      return;
    }
    LifeTerms terms = terms(today);
    LocalDate from = tenure.from() == null ? tierSince : tenure.from();
    LocalDate before = tenure.until();
    LocalDate until = lastDay(terms, from, before, today);
    tenure = LifeTenure.of(from, until, terms.word());
    if (until == null ? before != null : !until.equals(before)) {
      changes.add(new LifeChange("TERMS", "CONFIRMED", tier, tier, today, until, null));
    }
  }

  /** Whether there are changed terms to take over. */
  boolean hasOtherTerms(LocalDate today) {
    String known = tenure.terms() == null ? LifeTerms.DEFAULT.word() : tenure.terms();
    return !isLowest()
        && !known.equals(LifeTenure.BY_STAFF)
        && !known.equals(terms(today).word())
        && tenure.graceUntil() == null
        && !tenure.isUnderReview();
  }

  private LocalDate lastDay(LifeTerms terms, LocalDate from, LocalDate before, LocalDate today) {
    LocalDate candidate = terms.lastDay(from, enrolledOn);
    if (candidate == null || before != null && !candidate.isBefore(before)) {
      return candidate;
    }
    LocalDate guarantee = terms.lastDay(today, enrolledOn);
    LocalDate later = candidate.isAfter(guarantee) ? candidate : guarantee;
    return before == null || later.isBefore(before) ? later : before;
  }

  boolean isLowest() {
    return LifePolicy.rank(tier) == 0;
  }

  /** A higher tier: since when people decide on it, the day that earned it, and its change. */
  record Proposal(LocalDate openedOn, LocalDate earnedOn, int change) {}

  void buy(String id, LocalDate day, BigDecimal amount) {
    account.buy(id, day, amount);
  }
}
