package io.tierflow.member.agreement;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The agreements that members have, in memory. */
public final class InMemoryMemberAgreements
    extends InMemoryRepository<MemberAgreement, MemberAgreement.Key>
    implements MemberAgreementRepository {

  public InMemoryMemberAgreements(InMemoryStore store) {
    super(store, MemberAgreement.class);
  }

  @Override
  public List<MemberAgreement> of(String memberNumber) {
    return periods(List.of(memberNumber)).toList();
  }

  @Override
  public List<HeldAgreement> held(Collection<String> memberNumbers) {
    return periods(memberNumbers).flatMap(this::held).toList();
  }

  @Override
  public void forget(String memberNumber) {
    deleteAll(of(memberNumber));
  }

  private Stream<MemberAgreement> periods(Collection<String> memberNumbers) {
    return queried().stream()
        .filter(period -> memberNumbers.contains(period.getMemberNumber()))
        .sorted(
            Comparator.comparing(MemberAgreement::getMemberNumber)
                .thenComparing(MemberAgreement::getValidFrom));
  }

  private Stream<HeldAgreement> held(MemberAgreement period) {
    List<Days> valid =
        store().all(Agreement.class).stream()
            .filter(agreement -> agreement.getCode().equals(period.getCode()))
            .map(Agreement::getDays)
            .sorted(Comparator.comparing(Days::from))
            .toList();
    return valid.isEmpty()
        ? Stream.of(held(period, null))
        : valid.stream().map(days -> held(period, days));
  }

  private static HeldAgreement held(MemberAgreement period, Days valid) {
    return new HeldAgreement(period.getMemberNumber(), period.getCode(), period.getDays(), valid);
  }
}
