package io.tierflow.staff;

import io.tierflow.member.Member;
import io.tierflow.member.MemberMerge;
import io.tierflow.member.PointsBalances.Balance;
import io.tierflow.member.agreement.MemberAgreements;
import io.tierflow.member.note.MemberNote;
import io.tierflow.notification.outbox.MessageView;
import io.tierflow.points.LedgerEntry;
import io.tierflow.points.approval.ApprovalRequest;
import io.tierflow.reward.GiftDispatch;
import io.tierflow.reward.Voucher;
import io.tierflow.staff.TimelineService.TimelineEntries;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierChangeKind;
import io.tierflow.tier.TierProgress;
import io.tierflow.tier.grant.TierGrant;
import io.tierflow.transaction.TransactionView;
import io.tierflow.web.PagedView;
import io.tierflow.workflow.tierupgrade.TierUpgradeStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;

/**
 * Everything that the programme knows of a member, of each list one page.
 *
 * @param member profile and tier
 * @param merge into whom the member was merged, or null
 * @param merged members who were merged into this one
 * @param agreements the agreements, one after the other, and the gaps
 * @param balance the points
 * @param progress how long the member has the tier, what keeps it, and what is missing for the next
 * @param lastTierChange the last change of the tier, or null before the first
 * @param timeline what happened last
 * @param notes what staff noted
 * @param waitingAdjustments adjustments of points that wait for a second person, oldest first
 * @param ledger where the points come from and went
 * @param transactions what the member did, with what each earned or why not
 * @param vouchers vouchers that have not been removed
 * @param redemptions redemptions that can be reversed, by the vouchers shown that they paid for
 * @param gifts physical gifts
 * @param messages what the member was told, or why not
 * @param tierChanges changes of the tier with their decisions
 * @param waitingGrants tiers granted by staff that wait for a second person, oldest first
 * @param uncommittedUpgrades instances of the flow that have not come to their first save point
 * @param upgrades the flow's other instances, running and finished
 */
record MemberFile(
    Member member,
    MemberMerge merge,
    List<MemberMerge> merged,
    MemberAgreements agreements,
    Balance balance,
    TierProgress progress,
    TierChange lastTierChange,
    TimelineEntries timeline,
    PagedView<MemberNote> notes,
    List<ApprovalRequest> waitingAdjustments,
    PagedView<LedgerEntry> ledger,
    PagedView<TransactionView> transactions,
    PagedView<Voucher> vouchers,
    Map<String, String> redemptions,
    PagedView<GiftDispatch> gifts,
    PagedView<MessageView> messages,
    PagedView<TierChange> tierChanges,
    List<TierGrant> waitingGrants,
    List<TierUpgradeStatus> uncommittedUpgrades,
    PagedView<TierUpgradeStatus> upgrades) {

  /**
   * Where what led to a change of the tier can be read: further down if the page shows its
   * instance, else over the API.
   *
   * @param change one of the changes
   * @return an anchor or an address, or null if nothing but the change is kept
   */
  public String explanation(TierChange change) {
    if (change.getGrantId() != null) {
      return "/api/members/%s/tier-grants/%s"
          .formatted(encoded(change.getMemberNumber()), encoded(change.getGrantId()));
    }
    String instance = change.getProcessInstanceId();
    if (instance == null || shows(instance)) {
      return instance == null ? null : "#instance-" + instance;
    }
    return change.getKind() == TierChangeKind.UPGRADE
        ? "/api/tier-upgrades/" + instance
        : "/api/tier-renewals/" + instance;
  }

  private boolean shows(String instance) {
    return Stream.concat(uncommittedUpgrades.stream(), upgrades.page().items().stream())
        .anyMatch(status -> status.upgrade().getProcessInstanceId().equals(instance));
  }

  private static String encoded(String text) {
    return UriUtils.encodePathSegment(text, StandardCharsets.UTF_8);
  }
}
