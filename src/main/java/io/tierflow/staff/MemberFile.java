package io.tierflow.staff;

import io.tierflow.member.Member;
import io.tierflow.member.PointsBalances.Balance;
import io.tierflow.message.MessageView;
import io.tierflow.page.Listing;
import io.tierflow.points.LedgerEntry;
import io.tierflow.process.TierUpgradeStatus;
import io.tierflow.reward.GiftDispatch;
import io.tierflow.reward.Voucher;
import io.tierflow.tier.TierChange;
import io.tierflow.transaction.TransactionView;
import java.util.List;

/**
 * Everything that the programme knows of a member, of each list one page.
 *
 * @param member profile and tier
 * @param balance the points
 * @param ledger where the points come from and went
 * @param transactions what the member did, with what each earned or why not
 * @param vouchers vouchers that have not been removed
 * @param gifts physical gifts
 * @param messages what the member was told, or why not
 * @param tierChanges changes of the tier with their decisions
 * @param begunUpgrades instances of the flow that have not come to their first save point
 * @param upgrades the flow's other instances, running and finished
 */
record MemberFile(
    Member member,
    Balance balance,
    Listing<LedgerEntry> ledger,
    Listing<TransactionView> transactions,
    Listing<Voucher> vouchers,
    Listing<GiftDispatch> gifts,
    Listing<MessageView> messages,
    Listing<TierChange> tierChanges,
    List<TierUpgradeStatus> begunUpgrades,
    Listing<TierUpgradeStatus> upgrades) {}
