package io.tierflow.transaction;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The promotions that applied to one transaction. */
record TransactionPromotions(List<TransactionPromotion> applied) {

  static final TransactionPromotions NONE = new TransactionPromotions(List.of());

  void shrink(BigDecimal earnedAmount, BigDecimal netAmount) {
    applied.forEach(promotion -> promotion.shrink(earnedAmount, netAmount));
  }

  void cancel() {
    applied.forEach(TransactionPromotion::cancel);
  }

  /** What is left of all of them. */
  Shares shares() {
    return applied.stream().map(TransactionPromotion::shares).reduce(Shares.NONE, Shares::plus);
  }

  /** Points that are left of each, by code. */
  Map<String, BigDecimal> points() {
    Map<String, BigDecimal> points = new TreeMap<>();
    applied.forEach(
        promotion ->
            points.merge(promotion.getPromotion(), promotion.shares().points(), BigDecimal::add));
    return points;
  }
}
