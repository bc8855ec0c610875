package io.tierflow.testsupport.oracle.tierlife;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Which rewards a member gets: that of a tier once in twelve months, however often it is won. */
final class LifeRewards {

  private final List<Given> given = new ArrayList<>();

  /** Gives the reward of a tier that the figures of a day have earned, unless it is too early. */
  void give(String tier, LocalDate day) {
    Days twelveMonths = Window.ROLLING_12_MONTHS.around(day, null);
    boolean tooEarly =
        given.stream().anyMatch(each -> each.tier.equals(tier) && twelveMonths.contain(each.day));
    if (!tooEarly) {
      given.add(new Given(tier, day));
    }
  }

  /** Tier and day of each, as text, in the order in which they were given. */
  List<String> told() {
    return given.stream().map(each -> each.tier + " " + each.day).toList();
  }

  private record Given(String tier, LocalDate day) {}
}
