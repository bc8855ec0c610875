package io.tierflow.transaction;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface TransactionPromotionRepository
    extends JpaRepository<TransactionPromotion, TransactionPromotion.Key> {

  @Query(
      """
      select p from TransactionPromotion p where p.key.transactionId in :transactionIds
      order by p.key.transactionId, p.key.place
      """)
  List<TransactionPromotion> of(Collection<String> transactionIds);

  @Query(
      """
      select new io.tierflow.transaction.PromotionPoints(p.memberNumber, sum(p.exactShare))
      from TransactionPromotion p
      where p.memberNumber in :memberNumbers and p.promotion = :promotion
      group by p.memberNumber
      """)
  List<PromotionPoints> awarded(Collection<String> memberNumbers, String promotion);

  @Query(
      """
      select coalesce(sum(p.exactShare), 0) from TransactionPromotion p
      where p.promotion = :promotion
      """)
  BigDecimal awarded(String promotion);
}
