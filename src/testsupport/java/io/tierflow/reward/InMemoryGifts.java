package io.tierflow.reward;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.util.Comparator;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

/** Gifts in memory. */
public final class InMemoryGifts extends InMemoryRepository<GiftDispatch, String>
    implements GiftDispatchRepository {

  public InMemoryGifts(InMemoryStore store) {
    super(store, GiftDispatch.class);
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
}
