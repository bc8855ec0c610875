package io.tierflow.testsupport.oracle.tierlife;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Members of a programme over three years, once in the product and once by the rules alone, day by
 * day; they are compared after each month.
 */
public final class TierLife {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2028, 12, 31);

  private static final LocalTime MORNING = LocalTime.of(5, 0);
  private static final LocalTime NIGHT = LocalTime.of(23, 59);

  private final long seed;
  private final List<LifePlan> plans;
  private final LifePolicy policy = new LifePolicy();
  private final List<LifeMember> expected = new ArrayList<>();
  private final List<LifeRenewals> renewals = new ArrayList<>();
  private final LivedProgramme actual;
  private final Random random;
  private final List<String> events = new ArrayList<>();
  private LocalDate withoutRunsUntil = FIRST.minusDays(1);

  /**
   * Some members of a programme of their own.
   *
   * @param seed where everything is drawn from
   * @param from number of the first member
   * @param members how many there are
   */
  public TierLife(long seed, int from, int members) {
    this.seed = seed;
    this.random = new Random(seed * 31 + from);
    this.plans =
        IntStream.range(from, from + members)
            .mapToObj(number -> new LifePlan(seed, number, FIRST, LAST))
            .toList();
    for (LifePlan plan : plans) {
      LifeMember member = new LifeMember(plan.number, plan.enrolledOn, plan::agreement, policy);
      expected.add(member);
      renewals.add(new LifeRenewals(member));
    }
    this.actual = new LivedProgramme(policy, plans);
  }

  /**
   * Lives the three years.
   *
   * @return the changes of all members, which are the same on both sides
   * @throws AssertionError with the story of the first member who differs
   */
  public List<String> live() {
    LocalDate firstChange = LocalDate.of(2027, 1, 1).plusDays(random.nextInt(200));
    LocalDate secondChange = firstChange.plusDays(150L + random.nextInt(250));
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      if (day.equals(firstChange) || day.equals(secondChange)) {
        policy.changeTerms();
        actual.changeTerms(day);
        events.add(day + " terms are deployed anew");
      }
      live(day);
      if (day.equals(day.withDayOfMonth(day.lengthOfMonth()))) {
        compare(day);
      }
    }
    return expected.stream()
        .flatMap(member -> member.changes.stream())
        .map(change -> change.kind() + " " + change.status())
        .toList();
  }

  private void live(LocalDate day) {
    boolean run = hasRun(day);
    boolean late = random.nextInt(4) == 0;
    if (run && !late) {
      renew(day, MORNING);
    }
    for (int index = 0; index < plans.size(); index++) {
      expected.get(index).approve(day, plans.get(index));
      renewals.get(index).decideReviews(day, plans.get(index));
    }
    actual.decideReviews(day);
    arrive(day);
    List<String> withNews = new ArrayList<>();
    for (int index = 0; index < plans.size(); index++) {
      if (day.getDayOfMonth() == 1 || plans.get(index).hasNewsOn(day)) {
        expected.get(index).upgrade(day);
        withNews.add(plans.get(index).number);
      }
    }
    actual.upgrade(withNews, day);
    if (run && late) {
      renew(day, NIGHT);
    }
  }

  private void renew(LocalDate day, LocalTime time) {
    renewals.forEach(member -> member.run(day));
    actual.renew(day, time);
  }

  /** Now and then a day or some weeks pass without a run. */
  private boolean hasRun(LocalDate day) {
    int chance = random.nextInt(400);
    if (chance < 10) {
      withoutRunsUntil = day.plusDays(chance == 0 ? 45 : chance % 4);
      events.add("%s to %s without runs".formatted(day, withoutRunsUntil));
    }
    return day.isAfter(withoutRunsUntil);
  }

  private void arrive(LocalDate day) {
    List<String> refused = new ArrayList<>();
    for (int index = 0; index < plans.size(); index++) {
      LifeMember member = expected.get(index);
      for (LifeEvent event : plans.get(index).on(day)) {
        switch (event.what()) {
          case "BUY" ->
              member.buy(
                  event.id(), event.at().atZone(LifePlan.ZONE).toLocalDate(), event.amount());
          case "REFUND" -> member.account.refund(event.of(), event.amount(), day);
          default -> {
            if (!member.grant(day, event.tier(), event.until())) {
              refused.add(event.id());
            }
          }
        }
      }
    }
    List<String> refusedByProduct = actual.arrive(day);
    if (!refused.equals(refusedByProduct)) {
      throw new AssertionError(
          "Seed %d, %s: refused grants %s, but %s in the product."
              .formatted(seed, day, refused, refusedByProduct));
    }
  }

  private void compare(LocalDate day) {
    for (int index = 0; index < plans.size(); index++) {
      LifeMember member = expected.get(index);
      List<LifeChange> changes = actual.changes(member.number);
      if (!member.tier.equals(actual.tier(member.number))
          || !member.tierSince.equals(actual.tierSince(member.number))
          || !member.tenure.equals(actual.tenure(member.number))
          || !member.changes.equals(changes)) {
        throw new AssertionError(story(plans.get(index), member, changes, day));
      }
    }
  }

  private String story(LifePlan plan, LifeMember member, List<LifeChange> changes, LocalDate day) {
    StringBuilder story =
        new StringBuilder(
            "Seed %d, member %s, %s: enrolled on %s, agreement %s, from %s on %s%n"
                .formatted(
                    seed,
                    plan.number,
                    day,
                    plan.enrolledOn,
                    plan.agreement,
                    plan.otherFrom,
                    plan.otherAgreement));
    List<String> told = new ArrayList<>(events);
    for (LocalDate each = FIRST; !each.isAfter(day); each = each.plusDays(1)) {
      LocalDate arrival = each;
      plan.on(each).forEach(event -> told.add(arrival + " " + event));
    }
    told.stream().sorted().forEach(line -> story.append(line).append('\n'));
    LifePolicy.TIERS.forEach(
        tier ->
            story.append(tier + " now " + policy.terms(tier, plan.agreement(day)).word() + "\n"));
    for (int index = 0; index < Math.max(changes.size(), member.changes.size()); index++) {
      LifeChange expectedChange = index < member.changes.size() ? member.changes.get(index) : null;
      LifeChange actualChange = index < changes.size() ? changes.get(index) : null;
      story.append(
          Objects.equals(expectedChange, actualChange)
              ? "  both:     %s%n".formatted(expectedChange)
              : "  rules:    %s%n  product:  %s%n".formatted(expectedChange, actualChange));
    }
    return story
        .append(
            "rules:   %s since %s, %s%n".formatted(member.tier, member.tierSince, member.tenure))
        .append(
            "product: %s since %s, %s%n"
                .formatted(
                    actual.tier(plan.number),
                    actual.tierSince(plan.number),
                    actual.tenure(plan.number)))
        .toString();
  }
}
