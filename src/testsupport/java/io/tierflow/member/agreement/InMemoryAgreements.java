package io.tierflow.member.agreement;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

/** Agreements in memory. */
public final class InMemoryAgreements extends InMemoryRepository<Agreement, Agreement.Key>
    implements AgreementRepository {

  private static final Comparator<Agreement> IN_ORDER =
      Comparator.comparing(Agreement::getCode)
          .thenComparing(agreement -> agreement.getDays().from());

  public InMemoryAgreements(InMemoryStore store) {
    super(store, Agreement.class);
  }

  @Override
  public List<Agreement> toChange(String code) {
    return of(List.of(code));
  }

  @Override
  public Page<String> codes(Pageable page) {
    return page(queried().stream().map(Agreement::getCode).distinct().sorted().toList(), page);
  }

  @Override
  public List<String> known(Collection<String> codes) {
    return of(codes).stream().map(Agreement::getCode).distinct().toList();
  }

  @Override
  public List<Agreement> of(Collection<String> codes) {
    return queried().stream()
        .filter(agreement -> codes.contains(agreement.getCode()))
        .sorted(IN_ORDER)
        .toList();
  }

  @Override
  public void register(String code, LocalDate from) {
    if (!existsById(new Agreement.Key(code, from))) {
      save(new Agreement(code, from));
    }
  }

  @Override
  public void withdraw(String code, LocalDate from) {
    findById(new Agreement.Key(code, from)).ifPresent(this::delete);
  }

  @Override
  public void forgetUnused(Collection<String> codes) {
    List<String> used =
        store().all(MemberAgreement.class).stream().map(MemberAgreement::getCode).toList();
    deleteAll(
        of(codes).stream()
            .filter(agreement -> agreement.getName() == null)
            .filter(agreement -> !used.contains(agreement.getCode()))
            .toList());
  }
}
