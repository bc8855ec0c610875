package io.tierflow.insight.study;

import io.tierflow.insight.effect.Estimate;
import io.tierflow.insight.study.EffectRecords.Group;
import java.time.Instant;
import java.util.List;

/** The difference of what members above the lowest tier and those in it spend in a month. */
record AverageStudy(Moments above, Moments lowest) {

  static AverageStudy of(List<Group> groups) {
    return new AverageStudy(Moments.of(groups, 1), Moments.of(groups, 0));
  }

  KeptEffect study(Instant now) {
    if (above.members < 2 || lowest.members < 2) {
      return effect(EffectState.TOO_FEW_MEMBERS, null, now);
    }
    double error = Math.sqrt(above.variance / above.members + lowest.variance / lowest.members);
    return effect(
        EffectState.ESTIMATED, Estimate.normal(above.average - lowest.average, error), now);
  }

  private KeptEffect effect(EffectState state, Estimate estimate, Instant now) {
    return new KeptEffect(
        EffectMethod.AVERAGES,
        "",
        null,
        state,
        estimate == null ? null : estimate.value(),
        estimate == null ? null : estimate.standardError(),
        estimate == null ? null : estimate.interval().lower(),
        estimate == null ? null : estimate.interval().upper(),
        above.members,
        lowest.members,
        null,
        0,
        0,
        now);
  }

  /** Members, and the average and variance of what each spent in a month. */
  private record Moments(long members, double average, double variance) {

    static Moments of(List<Group> groups, int treated) {
      return groups.stream()
          .filter(group -> group.treated() == treated)
          .findFirst()
          .map(Moments::of)
          .orElseGet(() -> new Moments(0, 0, 0));
    }

    private static Moments of(Group group) {
      double count = group.members();
      double average = group.spend().doubleValue() / count;
      double variance =
          count < 2
              ? 0
              : Math.max(0, group.squares().doubleValue() - count * average * average)
                  / (count - 1);
      int months = EffectPeriod.MONTHS;
      return new Moments(group.members(), average / months, variance / months / months);
    }
  }
}
