package io.tierflow.transaction;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Promotions of transactions, in memory. */
public final class InMemoryTransactionPromotions
    extends InMemoryRepository<TransactionPromotion, TransactionPromotion.Key>
    implements TransactionPromotionRepository {

  public InMemoryTransactionPromotions(InMemoryStore store) {
    super(store, TransactionPromotion.class);
  }

  @Override
  public List<TransactionPromotion> of(Collection<String> transactionIds) {
    return transactionIds.stream()
        .sorted()
        .flatMap(id -> queried().stream().filter(each -> each.getTransactionId().equals(id)))
        .toList();
  }

  @Override
  public List<PromotionPoints> awarded(Collection<String> memberNumbers, String promotion) {
    return memberNumbers.stream()
        .map(
            number ->
                new PromotionPoints(
                    number,
                    sum(of(promotion).filter(each -> each.getMemberNumber().equals(number)))))
        .filter(points -> points.points().signum() > 0)
        .toList();
  }

  @Override
  public BigDecimal awarded(String promotion) {
    return sum(of(promotion));
  }

  private Stream<TransactionPromotion> of(String promotion) {
    return queried().stream().filter(each -> each.getPromotion().equals(promotion));
  }

  private static BigDecimal sum(Stream<TransactionPromotion> promotions) {
    return promotions.map(each -> each.shares().points()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
