package io.tierflow.testsupport.core;

import io.tierflow.points.LedgerEntry;
import io.tierflow.points.PointsEarningService;
import io.tierflow.points.PointsService;
import io.tierflow.policy.ActivityKind;
import io.tierflow.transaction.NewTransaction;
import io.tierflow.transaction.TransactionService;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One member of a programme in memory, and what happens to their points. */
public final class CoreMember {

  private final CoreProgramme programme;
  private final String number;

  public CoreMember(CoreProgramme programme, String number) {
    this.programme = programme;
    this.number = number;
  }

  public String number() {
    return number;
  }

  /** A purchase at this moment. */
  public void buys(String id, String amount) {
    does(Kinds.PURCHASE, id, amount, programme.clock().instant());
  }

  /** Something of a kind at an instant. */
  public void does(ActivityKind kind, String id, String amount, Instant at) {
    record(new NewTransaction(id, number, kind, new BigDecimal(amount), "EUR", at, null));
  }

  /** A part of a transaction goes back at this moment. */
  public void refunds(String id, String refundOf, String amount) {
    record(
        new NewTransaction(
            id,
            number,
            Kinds.REFUND,
            new BigDecimal(amount),
            "EUR",
            programme.clock().instant(),
            refundOf));
  }

  /** Something goes back at this moment without a receipt. */
  public void returns(String id, String amount) {
    refunds(id, null, amount);
  }

  private void record(NewTransaction arrival) {
    programme.the(TransactionService.class).record(arrival);
  }

  /**
   * The points' part of an upgrade.
   *
   * @return points by which the balance has grown
   */
  public long upgrades(String instance, LocalDate asOf) {
    PointsEarningService earning = programme.the(PointsEarningService.class);
    earning.calculateLoyaltyPointsEarned(number, asOf, instance);
    return earning.updateCustomerPointsBalance(number, asOf, instance);
  }

  public long balance() {
    return programme.the(PointsService.class).of(number).points();
  }

  public long available() {
    return programme.the(PointsService.class).of(number).available();
  }

  public long shortfall() {
    return programme.the(PointsService.class).of(number).shortfall();
  }

  /** The ledger, oldest first. */
  public List<LedgerEntry> ledger() {
    return programme.store().all(LedgerEntry.class).stream()
        .filter(entry -> entry.getMemberNumber().equals(number))
        .toList();
  }

  /** The last entry of the ledger. */
  public LedgerEntry lastEntry() {
    List<LedgerEntry> all = ledger();
    return all.get(all.size() - 1);
  }
}
