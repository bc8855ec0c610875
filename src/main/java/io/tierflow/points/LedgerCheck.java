package io.tierflow.points;

import java.util.List;
import java.util.Locale;

/** What the ledger's proof compares. */
public enum LedgerCheck {
  /** Whether the member has an account: one is expected. */
  ACCOUNT("number of accounts"),
  /** The account's balance is the sum of its entries. */
  BALANCE("balance against the ledger's entries"),
  /** The account's balance is what remains of its lots. */
  LOTS("balance against what remains of the lots"),
  /** The account's shortfall is the sum of its entries' shortfall. */
  SHORTFALL("shortfall against the ledger's entries"),
  /** The account's sum of earned less reversed points is that of its entries. */
  BOOKED("earned points against the ledger's entries"),
  /** The entries are numbered without gaps. */
  ENTRY_NUMBERS("last entry number against the number of entries"),
  /** The account's exact sum is that of its transactions. */
  EARNED("exact earned points against the transactions"),
  /** Earned points are the exact sum, rounded down. */
  ROUNDED("earned points against the exact sum rounded down"),
  /** The account's qualifying points are those of its entries. */
  QUALIFYING_BOOKED("qualifying points against the ledger's entries"),
  /** The account's exact qualifying points are those of its transactions. */
  QUALIFYING_EARNED("exact qualifying points against the transactions"),
  /** Qualifying points are the exact sum, rounded down. */
  QUALIFYING_ROUNDED("qualifying points against the exact sum rounded down"),
  /** An entry's points are what it brought into lots less what it took out of them. */
  ENTRY("entry against what it moved in lots"),
  /** Nothing was taken from a lot that was not in it. */
  LOT_TAKEN("taken from a lot against what is gone from it"),
  /** What has expired of a lot is what the ledger says. */
  LOT_EXPIRED("expired from a lot against the ledger's entries"),
  /** The promotions of a transaction are part of what it earned. */
  TRANSACTION_PROMOTIONS("promotions of a transaction against what it earned"),
  /** What is counted of a promotion is what its transactions have of it. */
  PROMOTION("counter of a promotion against its transactions");

  /** Those of the sums of an account, each of which has two columns in the proof's query. */
  static final List<LedgerCheck> OF_ACCOUNTS =
      List.of(
          ACCOUNT,
          BALANCE,
          LOTS,
          SHORTFALL,
          BOOKED,
          ENTRY_NUMBERS,
          EARNED,
          ROUNDED,
          QUALIFYING_BOOKED,
          QUALIFYING_EARNED,
          QUALIFYING_ROUNDED);

  private final String title;

  LedgerCheck(String title) {
    this.title = title;
  }

  /**
   * What is compared, in words.
   *
   * @return such as {@code balance against the ledger's entries}
   */
  public String title() {
    return title;
  }

  String expectedColumn() {
    return "expected_" + name().toLowerCase(Locale.ROOT);
  }

  String foundColumn() {
    return "found_" + name().toLowerCase(Locale.ROOT);
  }
}
