package io.tierflow.testsupport.oracle.airline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What promotions have given, in the order of booking, and what they may still give. */
final class PromotionUse {

  private final Map<String, BigDecimal> ofMembers = new HashMap<>();
  private final Map<String, BigDecimal> ofAll = new TreeMap<>();
  private final Set<String> limited = new TreeSet<>();

  List<Award> award(Activity activity, Terms terms) {
    if (activity.isGone()) {
      return List.of();
    }
    Part base = terms.withoutMultiplier(activity.net());
    List<Offer> offers = AirlinePolicy.offers(activity);
    List<Offer> alone = offers.stream().filter(Offer::exclusive).toList();
    List<Award> awards = new ArrayList<>();
    if (alone.isEmpty()) {
      for (Offer offer : offers) {
        add(activity, offer.award(base, left(activity, offer)), awards);
      }
    } else {
      Award best = null;
      for (Offer offer : alone) {
        Award award = offer.award(base, left(activity, offer));
        best = best == null || award.givesMoreThan(best) ? award : best;
      }
      add(activity, best, awards);
    }
    return awards;
  }

  private void add(Activity activity, Award award, List<Award> awards) {
    if (award.givesSomething()) {
      count(activity.member, award, award.pointsLeft);
      awards.add(award);
    }
  }

  private BigDecimal left(Activity activity, Offer offer) {
    BigDecimal left = null;
    if (offer.memberLimit() != null) {
      left = offer.memberLimit().subtract(used(ofMembers, activity.member + " " + offer.code()));
    }
    if (offer.programmeLimit() != null) {
      limited.add(offer.code());
      BigDecimal all = offer.programmeLimit().subtract(used(ofAll, offer.code()));
      left = left == null ? all : left.min(all);
    }
    return left == null ? null : left.max(BigDecimal.ZERO);
  }

  private static BigDecimal used(Map<String, BigDecimal> use, String key) {
    return use.getOrDefault(key, BigDecimal.ZERO);
  }

  /** Takes an activity's promotions out of the count, before a refund. */
  void forget(Activity activity) {
    activity.awards.forEach(award -> count(activity.member, award, award.pointsLeft.negate()));
  }

  /** Counts them again. */
  void count(Activity activity) {
    activity.awards.forEach(award -> count(activity.member, award, award.pointsLeft));
  }

  private void count(String member, Award award, BigDecimal points) {
    ofMembers.merge(member + " " + award.code, points, BigDecimal::add);
    ofAll.merge(award.code, points, BigDecimal::add);
  }

  /** Points that all have of each promotion with a limit for the programme. */
  Map<String, BigDecimal> counters() {
    Map<String, BigDecimal> counters = new TreeMap<>();
    limited.forEach(code -> counters.put(code, used(ofAll, code)));
    return counters;
  }
}
