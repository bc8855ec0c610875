package io.tierflow.testsupport.oracle.tierlife;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.springframework.beans.factory.BeanFactory;

/**
 * Members of a programme over some years, once in the product and once by the rules alone, day by
 * day; they are compared after each month.
 */
public final class TierLife {

  private static final LocalDate FIRST = LifePlan.FIRST;
  private static final int THREE_YEARS = 36;

  private static final LocalTime MORNING = LocalTime.of(5, 0);
  private static final LocalTime NIGHT = LocalTime.of(23, 59);

  private final long seed;
  private final List<LifePlan> plans;
  private final LifePolicy policy = new LifePolicy();
  private final List<LifeMember> expected = new ArrayList<>();
  private final List<LifeRenewals> renewals = new ArrayList<>();
  private final LifeProgramme actual;
  private final Random random;
  private final LocalDate last;
  private final boolean everyDay;
  private final List<String> events = new ArrayList<>();
  private LocalDate withoutRunsUntil = FIRST.minusDays(1);

  private TierLife(
      long seed,
      int from,
      int members,
      int months,
      boolean everyDay,
      BiFunction<LifePolicy, List<LifePlan>, LifeProgramme> programme) {
    this.seed = seed;
    this.random = new Random(seed * 31 + from);
    this.last = FIRST.plusMonths(months).minusDays(1);
    this.everyDay = everyDay;
    this.plans =
        IntStream.range(from, from + members)
            .mapToObj(number -> new LifePlan(seed, number, FIRST, last))
            .toList();
    for (LifePlan plan : plans) {
      LifeMember member = new LifeMember(plan.number, plan.enrolledOn, plan::agreement, policy);
      expected.add(member);
      renewals.add(new LifeRenewals(member));
    }
    this.actual = programme.apply(policy, plans);
  }

  /**
   * Some members of a programme of their own in memory, for three years.
   *
   * @param seed where everything is drawn from
   * @param from number of the first member
   * @param members how many there are
   */
  public static TierLife inMemory(long seed, int from, int members) {
    return new TierLife(seed, from, members, THREE_YEARS, true, LivedProgramme::new);
  }

  /**
   * The members of a running application, which has none yet.
   *
   * @param seed where everything is drawn from
   * @param members how many there are
   * @param months for how long they live
   * @param everyDay whether the daily process runs also on days on which it finds nothing to renew
   * @param application its services, with an adjustable clock
   */
  public static TierLife inApplication(
      long seed, int members, int months, boolean everyDay, BeanFactory application) {
    return new TierLife(
        seed,
        0,
        members,
        months,
        everyDay,
        (policy, plans) -> new RunningProgramme(policy, plans, application));
  }

  /**
   * Lives through all the days.
   *
   * @return the changes of all members, which are the same on both sides
   * @throws AssertionError with the story of the first member who differs
   */
  public List<String> live() {
    LocalDate firstChange = LocalDate.of(2027, 1, 1).plusDays(random.nextInt(200));
    LocalDate secondChange = firstChange.plusDays(150L + random.nextInt(250));
    for (LocalDate day = FIRST; !day.isAfter(last); day = day.plusDays(1)) {
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

  /** The rewards that the rules give, by member: tier and day of the upgrade. */
  public Map<String, List<String>> rewards() {
    Map<String, List<String>> rewards = new TreeMap<>();
    expected.stream()
        .filter(member -> !member.rewards.told().isEmpty())
        .forEach(member -> rewards.put(member.number, member.rewards.told()));
    return rewards;
  }

  private void renew(LocalDate day, LocalTime time) {
    if (!everyDay && renewals.stream().noneMatch(member -> member.hasWork(day))) {
      return;
    }
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
    Map<String, LifeStanding> standings = actual.standings();
    for (int index = 0; index < plans.size(); index++) {
      LifeMember member = expected.get(index);
      LifeStanding rules =
          new LifeStanding(member.tier, member.tierSince, member.tenure, member.changes);
      LifeStanding product = standings.get(member.number);
      if (!rules.equals(product)) {
        throw new AssertionError(story(plans.get(index), rules, product, day));
      }
    }
  }

  private String story(LifePlan plan, LifeStanding rules, LifeStanding product, LocalDate day) {
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
    for (int index = 0;
        index < Math.max(product.changes().size(), rules.changes().size());
        index++) {
      LifeChange expectedChange = change(rules, index);
      LifeChange actualChange = change(product, index);
      story.append(
          Objects.equals(expectedChange, actualChange)
              ? "  both:     %s%n".formatted(expectedChange)
              : "  rules:    %s%n  product:  %s%n".formatted(expectedChange, actualChange));
    }
    return story
        .append("rules:   ")
        .append(told(rules))
        .append("product: ")
        .append(told(product))
        .toString();
  }

  private static LifeChange change(LifeStanding standing, int index) {
    return index < standing.changes().size() ? standing.changes().get(index) : null;
  }

  private static String told(LifeStanding standing) {
    return "%s since %s, %s%n".formatted(standing.tier(), standing.tierSince(), standing.tenure());
  }
}
