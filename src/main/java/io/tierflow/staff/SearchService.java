package io.tierflow.staff;

import io.tierflow.member.MemberService;
import io.tierflow.reward.VoucherService;
import io.tierflow.transaction.TransactionService;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the member whom something belongs to that is known in full: a member number, the id of a
 * transaction or the code of a voucher. Each is read by a key of its own.
 */
@Service
@Transactional(readOnly = true)
class SearchService {

  private final MemberService members;
  private final TransactionService transactions;
  private final VoucherService vouchers;

  SearchService(MemberService members, TransactionService transactions, VoucherService vouchers) {
    this.members = members;
    this.transactions = transactions;
    this.vouchers = vouchers;
  }

  /**
   * Finds a member.
   *
   * @param text what was typed, without spaces around it
   * @return the place on the member's page; empty if it names nothing in full
   */
  Optional<Found> find(String text) {
    if (members.find(text).isPresent()) {
      return Optional.of(new Found(text, ""));
    }
    return transactions
        .memberOf(text)
        .map(member -> new Found(member, "#transactions"))
        .or(() -> vouchers.memberOf(text).map(member -> new Found(member, "#vouchers")));
  }

  /**
   * A place on a member's page.
   *
   * @param memberNumber whose page
   * @param anchor the section, such as {@code #vouchers}, or nothing for the beginning
   */
  record Found(String memberNumber, String anchor) {}
}
