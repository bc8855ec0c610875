package io.tierflow.points.promotion;

import io.tierflow.policy.CollectingTables;
import io.tierflow.policy.TableRows;
import io.tierflow.transaction.AwardedPromotion;
import io.tierflow.transaction.Earning;
import io.tierflow.transaction.PromotionHistory;
import io.tierflow.transaction.Transaction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds what promotions give, under the deployed table {@code earning-promotions}. Limits count in
 * the order of booking; the last award may be a part. The member's account is locked.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class EarningPromotions {

  /** Key of the table. */
  public static final String TABLE = "earning-promotions";

  /** The longest code of a promotion, in characters. */
  public static final int MAX_CODE = 64;

  /** The longest name of a promotion, in characters. */
  public static final int MAX_NAME = 200;

  private static final Comparator<AwardedPromotion> BY_WHAT_IT_GIVES =
      Comparator.comparing((AwardedPromotion award) -> award.points().total())
          .thenComparing(award -> award.qualifying().total());

  private final CollectingTables tables;
  private final TableRows rows;
  private final PromotionHistory history;
  private final PromotionLimits limits;

  EarningPromotions(
      CollectingTables tables, TableRows rows, PromotionHistory history, PromotionLimits limits) {
    this.tables = tables;
    this.rows = rows;
    this.history = history;
    this.limits = limits;
  }

  /**
   * Lets one question to the database answer for many members later.
   *
   * @param memberNumbers the members, whose accounts are locked
   */
  public void readAhead(Collection<String> memberNumbers) {
    limits.expect(memberNumbers);
  }

  /**
   * Awards what promotions add to a transaction that is about to earn.
   *
   * @param transaction the transaction
   * @param inputs what the table sees of it
   * @param terms under which it earns
   * @return what each promotion adds, in the order of the table's rows; none that adds nothing
   */
  public List<AwardedPromotion> award(
      Transaction transaction, Map<String, Object> inputs, Earning terms) {
    if (transaction.isFullyRefunded() || !rows.hasRows(TABLE)) {
      return List.of();
    }
    List<Promotion> promotions =
        tables.evaluateAll(TABLE, inputs).stream().map(Promotion::of).toList();
    List<Promotion> exclusive = promotions.stream().filter(Promotion::exclusive).toList();
    List<AwardedPromotion> awarded =
        exclusive.isEmpty()
            ? awardAll(promotions, transaction, terms)
            : awardBest(exclusive, transaction, terms);
    history.keep(transaction, awarded);
    return awarded;
  }

  private List<AwardedPromotion> awardAll(
      List<Promotion> promotions, Transaction transaction, Earning terms) {
    List<AwardedPromotion> awarded = new ArrayList<>();
    for (Promotion promotion : promotions) {
      AwardedPromotion award = withinLimits(promotion, transaction, terms);
      if (givesSomething(award)) {
        limits.take(transaction.getMemberNumber(), promotion, award.points().total());
        awarded.add(award);
      }
    }
    return awarded;
  }

  /** Of those that give the same, the first row's. */
  private List<AwardedPromotion> awardBest(
      List<Promotion> exclusive, Transaction transaction, Earning terms) {
    Promotion best = null;
    AwardedPromotion most = null;
    for (Promotion promotion : exclusive) {
      AwardedPromotion award = withinLimits(promotion, transaction, terms);
      if (most == null || BY_WHAT_IT_GIVES.compare(award, most) > 0) {
        best = promotion;
        most = award;
      }
    }
    return awardAll(List.of(best), transaction, terms);
  }

  private AwardedPromotion withinLimits(
      Promotion promotion, Transaction transaction, Earning terms) {
    AwardedPromotion full =
        promotion.award(terms.pointsWithoutMultiplier(transaction.getNetAmount()));
    return limits
        .left(transaction.getMemberNumber(), promotion)
        .map(left -> promotion.upTo(left, full))
        .orElse(full);
  }

  private static boolean givesSomething(AwardedPromotion award) {
    return award.points().total().signum() > 0 || award.qualifying().total().signum() > 0;
  }

  /**
   * Why promotions added to transactions.
   *
   * @param transactions the transactions
   * @return the annotations of the rows that applied
   */
  public List<String> reasons(Collection<Transaction> transactions) {
    return history.reasons(transactions);
  }

  /**
   * Makes room again in the limits of promotions, for activities to come.
   *
   * @param memberNumber whose points a refund took back
   * @param points by how much each promotion's points shrank, by its code
   */
  public void giveBack(String memberNumber, Map<String, BigDecimal> points) {
    points.forEach(
        (promotion, shrunkBy) -> {
          if (shrunkBy.signum() > 0) {
            limits.giveBack(memberNumber, promotion, shrunkBy);
          }
        });
  }
}
