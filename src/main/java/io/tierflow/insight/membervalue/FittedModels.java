package io.tierflow.insight.membervalue;

import io.tierflow.insight.lifetime.BgNbdFit;
import io.tierflow.insight.lifetime.GammaGammaFit;
import io.tierflow.insight.lifetime.LifetimeValuation;
import io.tierflow.insight.lifetime.LifetimeValuation.Terms;
import io.tierflow.insight.lifetime.LifetimeValue;
import io.tierflow.insight.membervalue.MemberPurchases.Page;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The models under which what members did is likeliest.
 *
 * @param members how many members have bought anything
 * @param visits the model of visits
 * @param spend the model of spend
 * @param valuation values members by both
 */
record FittedModels(
    int members, BgNbdFit visits, GammaGammaFit spend, LifetimeValuation valuation) {

  /** Fewer who came again don't determine seven parameters. */
  static final int MIN_COME_AGAIN = 30;

  /** More members make the fit slower, and its parameters hardly more certain. */
  private static final int MAX_FITTED = 20_000;

  private static final int PROBABILITY_DECIMALS = 6;
  private static final int VISIT_DECIMALS = 4;

  /**
   * Fits the models to members who have bought something, to an even sample of very many.
   *
   * @param members the members
   * @param terms what a value takes besides
   * @return the models; empty if too few members came again
   * @throws ArithmeticException if there is no likeliest model
   */
  static Optional<FittedModels> to(List<MemberPurchases> members, Terms terms) {
    int step = Math.max(1, (members.size() + MAX_FITTED - 1) / MAX_FITTED);
    List<MemberPurchases> sample =
        IntStream.range(0, members.size())
            .filter(place -> place % step == 0)
            .mapToObj(members::get)
            .toList();
    List<MemberPurchases> cameAgain = sample.stream().filter(MemberPurchases::cameAgain).toList();
    if (cameAgain.size() < MIN_COME_AGAIN) {
      return Optional.empty();
    }
    BgNbdFit visits = BgNbdFit.to(sample.stream().map(MemberPurchases::visits).toList());
    GammaGammaFit spend = GammaGammaFit.to(cameAgain.stream().map(MemberPurchases::spend).toList());
    return Optional.of(
        new FittedModels(
            members.size(),
            visits,
            spend,
            new LifetimeValuation(visits.model(), spend.model(), terms)));
  }

  /** Values the members of a page. */
  List<MemberValue> values(Page page, LocalDate asOf) {
    return page.members().stream()
        .map(
            member ->
                value(
                    member,
                    asOf,
                    page.costs().getOrDefault(member.memberNumber(), BigDecimal.ZERO)))
        .toList();
  }

  private MemberValue value(MemberPurchases member, LocalDate asOf, BigDecimal cost) {
    LifetimeValue worth = valuation.of(member.visits(), Optional.of(member.spend()));
    return new MemberValue(
        member.memberNumber(),
        asOf,
        valuation.terms().horizonInMonths(),
        member.visits().repeats() + 1,
        member.lastVisitOn(),
        rounded(worth.probabilityAlive(), PROBABILITY_DECIMALS),
        rounded(worth.expectedVisits(), VISIT_DECIMALS),
        worth.expectedSpend(),
        worth.value(),
        cost.setScale(valuation.terms().fractionDigits(), RoundingMode.HALF_UP));
  }

  private static BigDecimal rounded(double number, int decimals) {
    return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
  }
}
