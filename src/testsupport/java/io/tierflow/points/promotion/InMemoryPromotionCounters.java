package io.tierflow.points.promotion;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.util.Optional;

/** Counters of promotions, in memory. */
public final class InMemoryPromotionCounters extends InMemoryRepository<PromotionCounter, String>
    implements PromotionCounterRepository {

  public InMemoryPromotionCounters(InMemoryStore store) {
    super(store, PromotionCounter.class);
  }

  @Override
  public Optional<PromotionCounter> lock() {
    return Optional.empty();
  }

  @Override
  public long counters(String promotion) {
    return queried().stream().filter(counter -> counter.getId().equals(promotion)).count();
  }
}
