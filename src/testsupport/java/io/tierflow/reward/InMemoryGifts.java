package io.tierflow.reward;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

/** Gifts in memory. */
public final class InMemoryGifts extends InMemoryRepository<GiftDispatch, String>
    implements GiftDispatchRepository {

  public InMemoryGifts(InMemoryStore store) {
    super(store, GiftDispatch.class);
  }

  @Override
  public Optional<GiftDispatch> findByRedemptionId(String redemptionId) {
    return findByRedemptionIdIn(List.of(redemptionId)).stream().findFirst();
  }

  @Override
  public List<GiftDispatch> findByRedemptionIdIn(Collection<String> redemptionIds) {
    return queried().stream()
        .filter(gift -> gift.getRedemptionId() != null)
        .filter(gift -> redemptionIds.contains(gift.getRedemptionId()))
        .toList();
  }

  @Override
  public Page<GiftDispatch> newestFirst(String memberNumber, Pageable page) {
    return page(
        queried().stream()
            .filter(gift -> gift.getMemberNumber().equals(memberNumber))
            .sorted(
                Comparator.comparing(GiftDispatch::getCreatedAt)
                    .reversed()
                    .thenComparing(GiftDispatch::getGiftId))
            .toList(),
        page);
  }

  @Override
  public long countOpen(String memberNumber) {
    return queried().stream()
        .filter(gift -> gift.getMemberNumber().equals(memberNumber))
        .filter(GiftDispatch::isOpen)
        .count();
  }
}
