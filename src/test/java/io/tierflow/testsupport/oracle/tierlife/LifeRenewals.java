package io.tierflow.testsupport.oracle.tierlife;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The renewals of one member, and the reviews of lowerings that come of them. */
final class LifeRenewals {

  private final LifeMember member;
  private final List<Review> reviews = new ArrayList<>();

  LifeRenewals(LifeMember member) {
    this.member = member;
  }

  /** What the daily process does on a day. */
  void run(LocalDate today) {
    member.followTerms(today);
    while (isDue(today)) {
      renew(today);
    }
  }

  /** Whether a run on a day would change more than when it looks at a grace period again. */
  boolean hasWork(LocalDate today) {
    return member.hasOtherTerms(today) || isDue(today) && !staysInGrace(today);
  }

  private boolean staysInGrace(LocalDate today) {
    return isInGrace()
        && !today.isAfter(member.tenure.graceUntil())
        && !retention(ended(today), today).equals(LifePolicy.KEEP);
  }

  private boolean isDue(LocalDate today) {
    LocalDate due = member.tenure.dueOn();
    return member.proposed == null && !member.isLowest() && due != null && !due.isAfter(today);
  }

  private void renew(LocalDate today) {
    LocalDate end = member.tenure.until();
    boolean inGrace = isInGrace();
    LifeFigures figures = ended(today);
    String answer = retention(figures, today);
    if (answer.equals(LifePolicy.KEEP)) {
      keep(end, inGrace, figures, today);
    } else if (inGrace && !today.isAfter(member.tenure.graceUntil())) {
      member.tenure = member.tenure.dueOn(today.plusDays(1));
    } else if (answer.equals(LifePolicy.GRACE)) {
      grantGrace(end, figures, today);
    } else {
      lower(member.eligible(figures), figures, today);
    }
  }

  private boolean isInGrace() {
    return member.tenure.graceUntil() != null;
  }

  private String retention(LifeFigures figures, LocalDate today) {
    return member.policy.retention(
        member.tier,
        member.eligible(figures),
        figures.points(),
        isInGrace() ? ChronoUnit.DAYS.between(member.tenure.until(), today) : 0,
        member.agreement.apply(today));
  }

  /** The ended period, or the running one in which the validity ended, if it earns more. */
  private LifeFigures ended(LocalDate today) {
    LocalDate end = member.tenure.until();
    Window window = member.terms(today).window();
    Days ended = window.endedBy(end, member.enrolledOn);
    if (isInGrace()) {
      return figures(ended.upTo(today.minusDays(1)), window);
    }
    LifeFigures first = figures(ended, window);
    if (ended.to().equals(end)) {
      return first;
    }
    LifeFigures running = figures(window.around(end, member.enrolledOn).upTo(end), window);
    return rank(running) > rank(first) ? running : first;
  }

  private int rank(LifeFigures figures) {
    return LifePolicy.rank(member.eligible(figures));
  }

  private LifeFigures figures(Days days, Window window) {
    return member.account.figures(days, window.isFixed());
  }

  private void keep(LocalDate end, boolean inGrace, LifeFigures figures, LocalDate today) {
    LocalDate next = inGrace ? today : end.plusDays(1);
    member.hold(member.terms(today).endsWithPeriod() ? end : next, today);
    add("RENEWAL", member.tier, today, member.tenure.until(), figures);
  }

  /** One that is over already, since no run came earlier, is decided at once. */
  private void grantGrace(LocalDate end, LifeFigures figures, LocalDate today) {
    LocalDate last = end.plusDays(member.terms(today).graceDays());
    member.tenure = member.tenure.inGrace(last, today.isAfter(last) ? today : today.plusDays(1));
    add("GRACE", member.tier, today, last, figures);
  }

  private void lower(String earned, LifeFigures figures, LocalDate today) {
    String below = LifePolicy.TIERS.get(LifePolicy.rank(member.tier) - 1);
    String to = member.policy.lowered(earned, below, member.agreement.apply(today));
    if (!member.policy.isReviewed("LOWERING", member.tier, to, member.agreement.apply(today))) {
      String from = member.tier;
      lowerTo(to, today);
      member.changes.add(
          new LifeChange(
              "LOWERING", "CONFIRMED", from, to, today, member.tenure.until(), figures.points()));
      return;
    }
    member.tenure = member.tenure.dueOn(null);
    LifeChange proposed =
        new LifeChange("LOWERING", "PROVISIONAL", member.tier, to, null, null, figures.points());
    member.changes.add(proposed);
    reviews.add(new Review(today, member.changes.size() - 1, member.given));
  }

  private void lowerTo(String to, LocalDate today) {
    LocalDate end = member.tenure.until();
    boolean withPeriod = member.terms(to, today).endsWithPeriod();
    member.confirm(to, today, withPeriod ? end : today, today);
  }

  /** People decide on the reviews whose day has come, in the order in which they were opened. */
  void decideReviews(LocalDate today, LifePlan plan) {
    List<Review> due =
        reviews.stream()
            .filter(review -> !plan.review(review.openedOn()).decidedOn().isAfter(today))
            .sorted(Comparator.comparing(Review::openedOn))
            .toList();
    due.forEach(review -> decide(review, plan.review(review.openedOn()), today));
    reviews.removeAll(due);
  }

  private void decide(Review review, LifePlan.Review plan, LocalDate today) {
    LifeChange open = member.changes.get(review.change());
    boolean overtaken = review.given() != member.given;
    LifeChange decided;
    boolean higherFirst = member.proposed != null && plan.outcome().equals(LifePolicy.LOWER);
    if (overtaken || higherFirst || plan.outcome().equals("CANCEL")) {
      decided = decided(open, "LOWERING", "DECLINED", open.to(), today, null);
      if (!overtaken) {
        member.tenure = member.tenure.dueOn(today.plusDays(1));
      }
    } else if (plan.outcome().equals(LifePolicy.KEEP)) {
      member.tenure = LifeTenure.of(today, plan.keepUntil(), LifeTenure.BY_STAFF);
      decided = decided(open, "EXCEPTION", "CONFIRMED", open.from(), today, plan.keepUntil());
    } else {
      lowerTo(open.to(), today);
      decided = decided(open, "LOWERING", "CONFIRMED", open.to(), today, member.tenure.until());
    }
    member.changes.set(review.change(), decided);
  }

  private static LifeChange decided(
      LifeChange open, String kind, String status, String to, LocalDate today, LocalDate until) {
    return new LifeChange(kind, status, open.from(), to, today, until, open.points());
  }

  private void add(String kind, String to, LocalDate today, LocalDate until, LifeFigures figures) {
    member.changes.add(
        new LifeChange(kind, "CONFIRMED", member.tier, to, today, until, figures.points()));
  }

  /** An open review: when it was opened, of which change, and how often tiers were given then. */
  private record Review(LocalDate openedOn, int change, int given) {}
}
