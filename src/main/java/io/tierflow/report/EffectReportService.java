package io.tierflow.report;

import io.tierflow.common.ProgrammeSettings;
import io.tierflow.insight.effect.EffectReturn;
import io.tierflow.insight.effect.Estimate;
import io.tierflow.insight.study.EffectMethod;
import io.tierflow.insight.study.EffectService;
import io.tierflow.insight.study.KeptEffect;
import io.tierflow.policy.Tier;
import io.tierflow.policy.TierLadder;
import io.tierflow.policy.VocabularySource;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a month's effects beside what the month cost. */
@Service
public class EffectReportService {

  private final EffectService effects;
  private final ProgramRoiService returns;
  private final VocabularySource vocabulary;
  private final ProgrammeSettings settings;

  EffectReportService(
      EffectService effects,
      ProgramRoiService returns,
      VocabularySource vocabulary,
      ProgrammeSettings settings) {
    this.effects = effects;
    this.returns = returns;
    this.vocabulary = vocabulary;
    this.settings = settings;
  }

  /**
   * The effects of a month, estimated now if they haven't been.
   *
   * @param month a month that is over
   * @return the effects
   */
  @Transactional
  public EffectReport estimated(YearMonth month) {
    List<KeptEffect> kept = effects.estimate(month);
    return report(returns.aggregateProgramROI(month, Freshness.CURRENT), kept);
  }

  /**
   * The effects of a month that have been estimated, beside a return on investment.
   *
   * @param roi the return of that month
   * @return the effects; none if they haven't been estimated
   */
  @Transactional(readOnly = true)
  public Optional<EffectReport> kept(ProgramRoi roi) {
    return Optional.of(effects.kept(roi.month()))
        .filter(kept -> !kept.isEmpty())
        .map(kept -> report(roi, kept));
  }

  private EffectReport report(ProgramRoi roi, List<KeptEffect> kept) {
    List<EffectLine> lines =
        kept.stream()
            .map(
                effect ->
                    EffectSentences.line(
                        effect, members(effect, roi), settings.currency().getCurrencyCode()))
            .toList();
    EffectMethod best = best(lines);
    return new EffectReport(
        roi.month(),
        best,
        best == null || roi.terms().cost().signum() <= 0 ? null : returnOf(lines, best, roi),
        roi.terms().margin(),
        roi.terms().cost(),
        lines);
  }

  private long members(KeptEffect effect, ProgramRoi roi) {
    if (effect.method() == EffectMethod.HOLD_OUT) {
      return effect.treated();
    }
    TierLadder ladder = vocabulary.ladder();
    Tier below = ladder.lowest();
    return roi.tiers().stream()
        .filter(
            spend ->
                effect.method() == EffectMethod.AVERAGES
                    ? ladder.isAbove(spend.tier(), below)
                    : ladder
                        .find(effect.subject())
                        .filter(tier -> !ladder.isAbove(tier, spend.tier()))
                        .isPresent())
        .mapToLong(TierSpend::members)
        .sum();
  }

  /**
   * The thresholds, if each tier that has members was estimated: a return of a part of the tiers
   * would set a part of the effect against the whole cost.
   */
  private static EffectMethod best(List<EffectLine> lines) {
    List<EffectLine> thresholds = of(lines, EffectMethod.THRESHOLD);
    boolean complete =
        !thresholds.isEmpty() && thresholds.stream().allMatch(line -> line.kept().isEstimated());
    if (complete) {
      return EffectMethod.THRESHOLD;
    }
    return of(lines, EffectMethod.AVERAGES).isEmpty() ? null : EffectMethod.AVERAGES;
  }

  private static List<EffectLine> of(List<EffectLine> lines, EffectMethod method) {
    return lines.stream()
        .filter(line -> line.kept().method() == method && line.members() > 0)
        .filter(line -> method == EffectMethod.THRESHOLD || line.kept().isEstimated())
        .toList();
  }

  /** Each threshold adds its effect for everybody who has passed it. */
  private static EffectReturn returnOf(List<EffectLine> lines, EffectMethod best, ProgramRoi roi) {
    double sum = 0;
    double variance = 0;
    for (EffectLine line : of(lines, best)) {
      sum += line.kept().effect() * line.members();
      variance += Math.pow(line.kept().standardError() * line.members(), 2);
    }
    return EffectReturn.of(
        Estimate.normal(sum, Math.sqrt(variance)), 1, roi.terms().margin(), roi.terms().cost());
  }
}
