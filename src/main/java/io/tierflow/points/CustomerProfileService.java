package io.tierflow.points;

import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Retrieves what an upgrade starts from. */
@Service
public class CustomerProfileService {

  private final PointsAccountRepository accounts;
  private final MemberService members;

  CustomerProfileService(PointsAccountRepository accounts, MemberService members) {
    this.accounts = accounts;
    this.members = members;
  }

  /**
   * Locks a member's account, so that upgrades of one member run one after the other, and reads the
   * profile under the lock.
   *
   * @param memberNumber the member
   * @return the profile; empty if there is no such member, or the membership has ended
   */
  @Transactional
  public Optional<CustomerProfile> retrieveCustomerProfile(String memberNumber) {
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
                    .map(member -> profile(member, account)));
  }

  private static CustomerProfile profile(Member member, PointsAccount account) {
    return new CustomerProfile(
        member.getConfirmedTier(),
        member.getAccountType(),
        member.getAgreement(),
        account.getBalance());
  }
}
