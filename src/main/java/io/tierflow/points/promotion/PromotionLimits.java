package io.tierflow.points.promotion;

import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.transaction.PromotionHistory;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What promotions may still give. What a member has is what the member's transactions say, under
 * the lock of the account; what all members have is counted, from the first limit on.
 */
@Component
class PromotionLimits {

  private static final String ALL = "";

  private static final Fact<Boolean> LOCKED = new Fact<>("whether promotions are locked");
  private static final Fact<Set<String>> COUNTED = new Fact<>("promotions that are counted");

  /** The members whose accounts are locked together. */
  private static final Fact<Collection<String>> LOCKED_MEMBERS =
      new Fact<>("members whose promotions are asked for together");

  /** Points that each of them has of a promotion, by its code. */
  private static final Fact<Map<String, BigDecimal>> OF_MEMBERS =
      new Fact<>("points of members from a promotion");

  private final PromotionHistory history;
  private final PromotionCounterRepository counters;

  PromotionLimits(PromotionHistory history, PromotionCounterRepository counters) {
    this.history = history;
    this.counters = counters;
  }

  void expect(Collection<String> memberNumbers) {
    TransactionFacts.remember(LOCKED_MEMBERS, ALL, List.copyOf(memberNumbers));
  }

  /** Points that a promotion may still give a member; empty without a limit. */
  Optional<BigDecimal> left(String memberNumber, Promotion promotion) {
    return Stream.of(
            promotion.memberLimit().map(limit -> limit.subtract(of(memberNumber, promotion))),
            promotion.programmeLimit().map(limit -> limit.subtract(ofAll(promotion))))
        .flatMap(Optional::stream)
        .map(left -> left.max(BigDecimal.ZERO))
        .min(BigDecimal::compareTo);
  }

  /** Takes note of points that a promotion gave. */
  void take(String memberNumber, Promotion promotion, BigDecimal points) {
    count(memberNumber, promotion.code(), points);
  }

  /** Takes note of points that a promotion got back. */
  void giveBack(String memberNumber, String promotion, BigDecimal points) {
    count(memberNumber, promotion, points.negate());
  }

  private void count(String memberNumber, String promotion, BigDecimal points) {
    TransactionFacts.recall(OF_MEMBERS, promotion)
        .ifPresent(known -> known.computeIfPresent(memberNumber, (who, had) -> had.add(points)));
    if (isCounted(promotion)) {
      locked(promotion).orElseThrow().add(points);
    }
  }

  private boolean isCounted(String promotion) {
    return counted().contains(promotion);
  }

  private Set<String> counted() {
    return TransactionFacts.recallOr(COUNTED, ALL, () -> new HashSet<>(counters.promotions()));
  }

  /** A counter, read once nobody else can change it. */
  private Optional<PromotionCounter> locked(String promotion) {
    if (TransactionFacts.recall(LOCKED, ALL).isEmpty()) {
      counters.lock();
      TransactionFacts.remember(LOCKED, ALL, true);
    }
    return counters.findById(promotion);
  }

  private BigDecimal of(String memberNumber, Promotion promotion) {
    Map<String, BigDecimal> known =
        TransactionFacts.recall(OF_MEMBERS, promotion.code())
            .filter(read -> read.containsKey(memberNumber))
            .orElseGet(() -> read(memberNumber, promotion.code()));
    return known.get(memberNumber);
  }

  private Map<String, BigDecimal> read(String memberNumber, String promotion) {
    Collection<String> members =
        TransactionFacts.recall(LOCKED_MEMBERS, ALL)
            .filter(page -> page.contains(memberNumber))
            .orElse(List.of(memberNumber));
    Map<String, BigDecimal> read = history.awarded(members, promotion);
    members.forEach(member -> read.putIfAbsent(member, BigDecimal.ZERO));
    TransactionFacts.remember(OF_MEMBERS, promotion, read);
    return read;
  }

  private BigDecimal ofAll(Promotion promotion) {
    return locked(promotion.code()).orElseGet(() -> opened(promotion.code())).getAwarded();
  }

  private PromotionCounter opened(String promotion) {
    counted().add(promotion);
    return counters.save(new PromotionCounter(promotion, history.awarded(promotion)));
  }
}
