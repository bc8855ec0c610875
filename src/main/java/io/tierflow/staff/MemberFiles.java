package io.tierflow.staff;

import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.MergedMembers;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.member.note.MemberNoteService;
import io.tierflow.notification.outbox.MessageHistory;
import io.tierflow.points.PointsService;
import io.tierflow.points.approval.AdjustmentApprovals;
import io.tierflow.reward.RedemptionReversalService;
import io.tierflow.reward.RewardService;
import io.tierflow.reward.Voucher;
import io.tierflow.reward.VoucherService;
import io.tierflow.tier.TierProgressService;
import io.tierflow.tier.TierService;
import io.tierflow.tier.grant.TierGrantService;
import io.tierflow.transaction.TransactionService;
import io.tierflow.web.PageParameters;
import io.tierflow.web.PageResponse;
import io.tierflow.web.PagedView;
import io.tierflow.workflow.tierupgrade.TierUpgradeStatusService;
import java.util.Locale;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Collects what the programme knows of a member. */
@Service
class MemberFiles {

  private static final int LAST_ENTRIES = 10;

  private final MemberService members;
  private final MergedMembers merged;
  private final MemberAgreementService agreements;
  private final TimelineService timeline;
  private final MemberNoteService notes;
  private final PointsService points;
  private final AdjustmentApprovals adjustments;
  private final TransactionService transactions;
  private final VoucherService vouchers;
  private final RedemptionReversalService reversals;
  private final RewardService rewards;
  private final MessageHistory messages;
  private final TierService tiers;
  private final TierProgressService progress;
  private final TierGrantService grants;
  private final TierUpgradeStatusService upgrades;

  MemberFiles(
      MemberService members,
      MergedMembers merged,
      MemberAgreementService agreements,
      TimelineService timeline,
      MemberNoteService notes,
      PointsService points,
      AdjustmentApprovals adjustments,
      TransactionService transactions,
      VoucherService vouchers,
      RedemptionReversalService reversals,
      RewardService rewards,
      MessageHistory messages,
      TierService tiers,
      TierProgressService progress,
      TierGrantService grants,
      TierUpgradeStatusService upgrades) {
    this.members = members;
    this.merged = merged;
    this.agreements = agreements;
    this.timeline = timeline;
    this.notes = notes;
    this.points = points;
    this.adjustments = adjustments;
    this.transactions = transactions;
    this.vouchers = vouchers;
    this.reversals = reversals;
    this.rewards = rewards;
    this.messages = messages;
    this.tiers = tiers;
    this.progress = progress;
    this.grants = grants;
    this.upgrades = upgrades;
  }

  /**
   * Opens a member's file, all of it as of one moment: an upgrade that ends meanwhile would stand
   * in it twice, as one that has begun and as one that is over.
   *
   * @param memberNumber whose
   * @param pages which page of each list
   * @return the file
   * @throws io.tierflow.web.NotFoundException if there is no such member
   * @throws io.tierflow.web.InvalidInputException if a list has no such page
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  MemberFile open(String memberNumber, PageParameters pages) {
    Member member = members.require(memberNumber);
    PagedView<Voucher> shown =
        pages.listing("vouchers", page -> PageResponse.of(vouchers.vouchers(memberNumber, page)));
    return new MemberFile(
        member,
        merged.find(memberNumber).orElse(null),
        merged.heldBy(memberNumber),
        agreements.agreements(memberNumber),
        points.of(memberNumber),
        progress.progress(memberNumber, Locale.ENGLISH),
        tiers.changes(memberNumber, PageRequest.of(0, 1)).stream().findFirst().orElse(null),
        timeline.page(memberNumber, null, null, LAST_ENTRIES),
        pages.listing("notes", page -> PageResponse.of(notes.notes(memberNumber, page))),
        adjustments.waiting(memberNumber),
        pages.listing("ledger", page -> PageResponse.of(points.entries(memberNumber, page))),
        pages.listing("transactions", page -> transactions.newestFirst(memberNumber, page)),
        shown,
        reversals.reversible(memberNumber, shown.page().items()),
        pages.listing("gifts", page -> PageResponse.of(rewards.gifts(memberNumber, page))),
        pages.listing("messages", page -> messages.ofMember(memberNumber, page)),
        pages.listing("tier-changes", page -> PageResponse.of(tiers.changes(memberNumber, page))),
        grants.waiting(memberNumber),
        upgrades.uncommitted(memberNumber),
        pages.listing("upgrades", page -> PageResponse.of(upgrades.upgrades(memberNumber, page))));
  }
}
