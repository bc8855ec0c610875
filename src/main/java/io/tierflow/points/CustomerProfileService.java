package io.tierflow.points;

import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.agreement.MemberAgreementService;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Retrieves what an upgrade starts from. */
@Service
public class CustomerProfileService {

  private final PointsAccountRepository accounts;
  private final MemberService members;
  private final MemberAgreementService agreements;

  CustomerProfileService(
      PointsAccountRepository accounts, MemberService members, MemberAgreementService agreements) {
    this.accounts = accounts;
    this.members = members;
    this.agreements = agreements;
  }

  /**
   * Locks a member's account, so that upgrades of one member run one after the other, and reads the
   * profile under the lock.
   *
   * @param memberNumber the member
   * @param asOf day of the upgrade
   * @return the profile; empty if there is no such member, or the membership has ended
   */
  @Transactional
  public Optional<CustomerProfile> retrieveCustomerProfile(String memberNumber, LocalDate asOf) {
    if (!memberNumber.equals(memberNumber.strip())) {
      return Optional.empty();
    }
    return accounts
        .lock(memberNumber)
        .flatMap(
            account ->
                members
                    .find(memberNumber)
                    .filter(Member::isActive)
                    .map(member -> profile(member, account, asOf)));
  }

  private CustomerProfile profile(Member member, PointsAccount account, LocalDate asOf) {
    return new CustomerProfile(
        member.getConfirmedTier(),
        member.getAccountType(),
        agreements.counting(member.getMemberNumber(), asOf).orElse(null),
        account.getBalance());
  }
}
