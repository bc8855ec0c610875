package io.tierflow.testsupport.oracle.tierlife;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What a member does and what staff do for them, drawn from a seed: nothing that rules say. */
final class LifePlan {

  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** The day on which all of them begin. */
  static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  private static final int MAX_DAYS_LATE = 80;

  final String number;
  final LocalDate enrolledOn;
  final String agreement;

  /** Another one, from a day on; null as long as the first is kept. */
  final LocalDate otherFrom;

  final String otherAgreement;
  private final long seed;
  private final Random random;
  private final Map<LocalDate, List<LifeEvent>> events = new TreeMap<>();
  private int ids;

  LifePlan(long seed, int member, LocalDate first, LocalDate last) {
    this.number = "M-%06d".formatted(member);
    this.seed = seed * 1_000_003L + member;
    this.random = new Random(this.seed);
    random.nextInt();
    this.enrolledOn = chance(6) ? LocalDate.of(2024, 2, 29) : first.minusDays(random.nextInt(700));
    int agreements = LifePolicy.AGREEMENTS.size();
    this.agreement = LifePolicy.AGREEMENTS.get(member % agreements);
    this.otherFrom =
        agreement != null && chance(25) ? first.plusDays(200L + random.nextInt(800)) : null;
    this.otherAgreement = LifePolicy.AGREEMENTS.get(1 + random.nextInt(agreements - 1));
    LocalDate from = first;
    while (!from.isAfter(last)) {
      LocalDate to = from.plusDays(60L + random.nextInt(250));
      live(from, to.isAfter(last) ? last : to, chance(30) ? 0 : 1 + random.nextInt(7));
      from = to.plusDays(1);
    }
    grants(first, last);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A time in which a member buys so often a month. */
  private void live(LocalDate from, LocalDate to, int timesInMonth) {
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      if (random.nextInt(30) < timesInMonth) {
        buy(day, to);
      }
    }
  }

  private void buy(LocalDate day, LocalDate last) {
    String id = "%s-%d".formatted(number, ids++);
    BigDecimal amount = BigDecimal.valueOf(500L + random.nextInt(chance(10) ? 90_000 : 25_000), 2);
    LocalDate arrival = day.plusDays(chance(25) ? random.nextInt(MAX_DAYS_LATE + 1) : 0);
    Instant at =
        day.atTime(random.nextInt(24), random.nextInt(45), random.nextInt(60))
            .atZone(ZONE)
            .toInstant();
    add(new LifeEvent("BUY", arrival, id, null, amount, at, null, null));
    if (chance(15)) {
      refunds(id, amount, arrival);
    }
  }

  private void refunds(String id, BigDecimal amount, LocalDate from) {
    BigDecimal left = amount;
    LocalDate day = from;
    int parts = 1 + random.nextInt(3);
    for (int part = 1; part <= parts && left.signum() > 0; part++) {
      day = day.plusDays(random.nextInt(120));
      BigDecimal taken =
          part == parts && chance(50)
              ? left
              : BigDecimal.valueOf(1L + random.nextInt(left.unscaledValue().intValue()), 2);
      left = left.subtract(taken);
      add(new LifeEvent("REFUND", day, id + "-r" + part, id, taken, null, null, null));
    }
  }

  private void grants(LocalDate first, LocalDate last) {
    int number = random.nextInt(6);
    for (int grant = 0; grant < number; grant++) {
      LocalDate day = first.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(first, last)));
      LocalDate until =
          chance(20) ? null : day.plusDays(1L + random.nextInt(chance(30) ? 30 : 420));
      String tier = LifePolicy.TIERS.get(1 + random.nextInt(3));
      add(new LifeEvent("GRANT", day, this.number + "-g" + grant, null, null, null, tier, until));
    }
  }

  private void add(LifeEvent event) {
    events.computeIfAbsent(event.day(), none -> new ArrayList<>()).add(event);
  }

  String agreement(LocalDate day) {
    return otherFrom == null || day.isBefore(otherFrom) ? agreement : otherAgreement;
  }

  List<LifeEvent> on(LocalDate day) {
    return events.getOrDefault(day, List.of());
  }

  boolean hasNewsOn(LocalDate day) {
    return on(day).stream().anyMatch(event -> event.what().equals("BUY"));
  }

  /** What people make of a review, which follows from the day on which it was opened. */
  Review review(LocalDate openedOn) {
    Random choice = new Random(seed ^ openedOn.toEpochDay() * 7_919L);
    choice.nextInt();
    LocalDate day = openedOn.plusDays(choice.nextInt(50));
    return switch (choice.nextInt(5)) {
      case 0, 1 -> new Review(day, LifePolicy.LOWER, null);
      case 2, 3 -> new Review(day, LifePolicy.KEEP, day.plusDays(1L + choice.nextInt(700)));
      default -> new Review(day, "CANCEL", null);
    };
  }

  /** When people approve a higher tier. */
  LocalDate approval(LocalDate openedOn) {
    Random choice = new Random(seed ^ openedOn.toEpochDay() * 6_131L);
    choice.nextInt();
    return openedOn.plusDays(1L + choice.nextInt(60));
  }

  record Review(LocalDate decidedOn, String outcome, LocalDate keepUntil) {}
}
