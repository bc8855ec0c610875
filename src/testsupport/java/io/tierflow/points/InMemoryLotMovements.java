package io.tierflow.points;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.util.List;

/** What entries moved between lots, in memory. */
public final class InMemoryLotMovements extends InMemoryRepository<LotMovement, LotMovement.Key>
    implements LotMovementRepository {

  public InMemoryLotMovements(InMemoryStore store) {
    super(store, LotMovement.class);
  }

  @Override
  public List<Integer> touchedLots(String memberNumber) {
    return queried().stream()
        .map(LotMovement::lot)
        .filter(lot -> lot.memberNumber().equals(memberNumber))
        .map(EntryKey::entryNumber)
        .distinct()
        .toList();
  }

  @Override
  public List<LotMovement> of(String memberNumber, int entryNumber) {
    return queried().stream()
        .filter(movement -> movement.getId().memberNumber().equals(memberNumber))
        .filter(movement -> movement.getId().entryNumber() == entryNumber)
        .toList();
  }
}
