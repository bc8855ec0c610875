package io.tierflow.member;

import io.tierflow.encryption.PersonalDataVault;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.SealedMember;
import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

/** Members in memory. */
public final class InMemoryMembers extends InMemoryRepository<Member, String>
    implements MemberRepository {

  /** Sealing needs a key; it is the same for all. */
  public static final PersonalDataVault VAULT = PersonalDataVault.with(SealedMember.KEYS);

  public InMemoryMembers(InMemoryStore store) {
    super(store, Member.class);
  }

  /** Adds a member. */
  public Member add(
      String memberNumber, LocalDate enrolledOn, Tier tier, AccountType type, String agreement) {
    MemberProfile profile =
        new MemberProfile(
            "Ada Byron",
            null,
            null,
            null,
            null,
            "en",
            type,
            agreement,
            true,
            true,
            ContactPreferences.NOTHING);
    return save(new Member(memberNumber, enrolledOn, tier, profile, VAULT));
  }

  /** Ends a membership. */
  public void close(String memberNumber, LocalDate on) {
    findById(memberNumber).orElseThrow().close(on);
  }

  @Override
  public Optional<Member> findToChange(String memberNumber) {
    return findById(memberNumber);
  }

  @Override
  public Page<Member> inOrder(Pageable page) {
    return page(
        findAll().stream().sorted(Comparator.comparing(Member::getMemberNumber)).toList(), page);
  }

  @Override
  public List<MemberStanding> standings(Collection<String> memberNumbers) {
    return findAllById(List.copyOf(memberNumbers)).stream()
        .map(member -> new MemberStanding(member.getMemberNumber(), member.getStatus()))
        .toList();
  }

  @Override
  public List<TierHolding> holdings(Collection<String> memberNumbers, Tier lowest) {
    return queried().stream()
        .filter(member -> memberNumbers.contains(member.getMemberNumber()))
        .filter(member -> member.isActive() && !member.getConfirmedTier().equals(lowest))
        .sorted(Comparator.comparing(Member::getMemberNumber))
        .map(InMemoryMembers::holding)
        .toList();
  }

  private static TierHolding holding(Member member) {
    TierTenure tenure = member.getTenure();
    return new TierHolding(
        member.getMemberNumber(),
        member.getConfirmedTier(),
        member.getTierStatus(),
        member.getAccountType(),
        tenure.validUntil(),
        tenure.graceUntil(),
        tenure.terms(),
        tenure.dueOn());
  }

  @Override
  public List<Member> findByMemberNumberInOrderByMemberNumber(Collection<String> memberNumbers) {
    return findAllById(memberNumbers.stream().sorted().toList());
  }
}
