package io.tierflow.transaction;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The promotions that applied to transactions. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PromotionHistory {

  private final TransactionPromotionRepository promotions;

  PromotionHistory(TransactionPromotionRepository promotions) {
    this.promotions = promotions;
  }

  /**
   * Keeps what promotions added to a transaction.
   *
   * @param transaction the transaction
   * @param awarded what each adds, in the order of the table's rows
   */
  public void keep(Transaction transaction, List<AwardedPromotion> awarded) {
    int place = 1;
    for (AwardedPromotion promotion : awarded) {
      promotions.save(new TransactionPromotion(transaction, place++, promotion));
    }
  }

  /**
   * What members have of a promotion by now.
   *
   * @param memberNumbers the members
   * @param promotion its code
   * @return points by member number, less what refunds took back; none for a member without
   */
  public Map<String, BigDecimal> awarded(Collection<String> memberNumbers, String promotion) {
    return promotions.awarded(memberNumbers, promotion).stream()
        .collect(Collectors.toMap(PromotionPoints::memberNumber, PromotionPoints::points));
  }

  /**
   * What all members together have of a promotion by now.
   *
   * @param promotion its code
   * @return points, less what refunds took back
   */
  public BigDecimal awarded(String promotion) {
    return promotions.awarded(promotion);
  }

  /**
   * Why promotions added to transactions.
   *
   * @param transactions the transactions
   * @return the annotations of the rows that applied
   */
  public List<String> reasons(Collection<Transaction> transactions) {
    return views(transactions).values().stream()
        .flatMap(List::stream)
        .map(AppliedPromotion::reason)
        .distinct()
        .sorted()
        .toList();
  }

  /** The promotions of a transaction. */
  TransactionPromotions of(Transaction transaction) {
    return transaction.isPromoted()
        ? new TransactionPromotions(promotions.of(List.of(transaction.getTransactionId())))
        : TransactionPromotions.NONE;
  }

  /** The promotions of several transactions, by id; none for one without. */
  @Transactional(readOnly = true)
  Map<String, List<AppliedPromotion>> views(Collection<Transaction> transactions) {
    List<String> promoted =
        transactions.stream()
            .filter(Transaction::isPromoted)
            .map(Transaction::getTransactionId)
            .toList();
    return promoted.isEmpty()
        ? Map.of()
        : promotions.of(promoted).stream()
            .collect(
                Collectors.groupingBy(
                    TransactionPromotion::getTransactionId,
                    Collectors.mapping(TransactionPromotion::view, Collectors.toList())));
  }
}
