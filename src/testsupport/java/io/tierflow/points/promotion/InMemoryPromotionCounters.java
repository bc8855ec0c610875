package io.tierflow.points.promotion;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
  public Set<String> promotions() {
    return queried().stream().map(PromotionCounter::getId).collect(Collectors.toSet());
  }
}
