package io.tierflow.staff;

/** What kinds of things happen to a member. Of one moment, they follow in this order. */
enum TimelineKind {
  POINTS("Points"),
  TRANSACTION("Transaction"),
  TIER("Tier"),
  VOUCHER("Voucher"),
  VOUCHER_USED("Voucher used"),
  REDEMPTION("Redemption"),
  GIFT("Gift"),
  MESSAGE("Message"),
  NOTE("Note"),
  PROFILE("Membership");

  private final String label;

  TimelineKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
