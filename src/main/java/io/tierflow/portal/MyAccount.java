package io.tierflow.portal;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.AccountType;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.notification.channel.inbox.MemberInbox;
import io.tierflow.notification.outbox.MessageHistory;
import io.tierflow.points.PointsService;
import io.tierflow.policy.TermTranslations;
import io.tierflow.reward.VoucherService;
import io.tierflow.tier.TierProgress;
import io.tierflow.tier.TierProgressService;
import io.tierflow.tier.TierService;
import io.tierflow.tier.TierTermsService;
import io.tierflow.transaction.TransactionService;
import io.tierflow.web.PageResponse;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What members see of their own. */
@Service
@Transactional(readOnly = true)
class MyAccount {

  private static final int DAYS_AHEAD = 90;

  private final MemberService members;
  private final MemberAgreementService agreements;
  private final PointsService points;
  private final TransactionService transactions;
  private final VoucherService vouchers;
  private final TierService tiers;
  private final MessageHistory messages;
  private final MemberInbox inbox;
  private final ProgrammeCalendar calendar;
  private final TierTermsService tierTerms;
  private final TierProgressService progress;
  private final TermTranslations translations;

  MyAccount(
      MemberService members,
      MemberAgreementService agreements,
      PointsService points,
      TransactionService transactions,
      VoucherService vouchers,
      TierService tiers,
      MessageHistory messages,
      MemberInbox inbox,
      ProgrammeCalendar calendar,
      TierTermsService tierTerms,
      TierProgressService progress,
      TermTranslations translations) {
    this.members = members;
    this.agreements = agreements;
    this.points = points;
    this.transactions = transactions;
    this.vouchers = vouchers;
    this.tiers = tiers;
    this.messages = messages;
    this.inbox = inbox;
    this.calendar = calendar;
    this.tierTerms = tierTerms;
    this.progress = progress;
    this.translations = translations;
  }

  /** What the member is called. */
  String name(SignedInMember me) {
    return members.require(me.memberNumber()).getProfile().fullName();
  }

  /** Where the member stands. */
  AccountSummary standing(SignedInMember me) {
    Member member = members.require(me.memberNumber());
    LocalDate lastDay = calendar.today().plusDays(DAYS_AHEAD);
    return AccountSummary.of(
        member, points.of(me.memberNumber()), points.expiring(me.memberNumber(), lastDay));
  }

  /** What tiers are called for the member, and what they bring. */
  TierNames tierNames(SignedInMember me, Locale language) {
    AccountType type = members.require(me.memberNumber()).getAccountType();
    String agreement = agreements.counting(me.memberNumber(), calendar.today()).orElse(null);
    return new TierNames(tier -> tierTerms.terms(tier, type, agreement, language));
  }

  /** How long the member has the tier, what keeps it, and what is missing for the next. */
  TierProgress progress(SignedInMember me, Locale language) {
    return progress.progress(me.memberNumber(), language);
  }

  /** Whether the tier's last day has passed, and what becomes of it is still to be decided. */
  boolean isOver(TierProgress progress) {
    return progress.isOver(calendar.today());
  }

  /** The last change of the tier; empty before the first. */
  Optional<MyTierChange> lastTierChange(SignedInMember me, Locale language) {
    return tiers.changesShownToMember(me.memberNumber(), PageRequest.of(0, 1)).stream()
        .findFirst()
        .map(change -> MyTierChange.of(change, reasons(language)));
  }

  /** Every change of the balance, newest first. */
  PageResponse<MyLedgerEntry> ledger(SignedInMember me, PageRequest page, Locale language) {
    return PageResponse.of(
        points
            .entries(me.memberNumber(), page)
            .map(entry -> MyLedgerEntry.of(entry, reasons(language))));
  }

  /** Vouchers that have not been removed, newest first. */
  PageResponse<MyVoucher> vouchers(SignedInMember me, PageRequest page, Locale language) {
    LocalDate today = calendar.today();
    return PageResponse.of(
        vouchers
            .vouchers(me.memberNumber(), page)
            .map(voucher -> MyVoucher.of(voucher, today, reasons(language))));
  }

  /** What the member did, newest first. */
  PageResponse<MyTransaction> transactions(SignedInMember me, PageRequest page, Locale language) {
    return transactions
        .newestFirst(me.memberNumber(), page)
        .map(transaction -> MyTransaction.of(transaction, reasons(language)));
  }

  /** Changes of the tier, newest first. */
  PageResponse<MyTierChange> tierChanges(SignedInMember me, PageRequest page, Locale language) {
    return PageResponse.of(
        tiers
            .changesShownToMember(me.memberNumber(), page)
            .map(change -> MyTierChange.of(change, reasons(language))));
  }

  private UnaryOperator<String> reasons(Locale language) {
    return reason -> translations.reason(reason, language);
  }

  /** What the member finds on their own page, newest first. */
  MyInbox inbox(SignedInMember me, PageRequest page) {
    return new MyInbox(unread(me), inbox.messages(me.memberNumber(), page));
  }

  /** How much of that the member has not read. */
  long unread(SignedInMember me) {
    return inbox.unread(me.memberNumber());
  }

  /** Remembers that the member has read a message of their own page. */
  @Transactional
  void markRead(SignedInMember me, String messageId) {
    inbox.markRead(me.memberNumber(), messageId);
  }

  /** What the member was told elsewhere than on their own page, newest first. */
  PageResponse<MyMessage> messages(SignedInMember me, PageRequest page) {
    return messages.outsideInbox(me.memberNumber(), page).map(MyMessage::of);
  }
}
