package io.tierflow.points;

import io.tierflow.member.Merging;
import java.time.LocalDate;

/**
 * The entries by which a merge moves an account. What they add to one ledger they take from the
 * other: points and shortfall by ADJUST entries, what counts as earned by EARN entries of 0 points,
 * so that neither figures of the programme nor a report of either kind changes.
 */
final class MergeEntries {

  private MergeEntries() {}

  /** Takes the whole balance, and what is owed, out of the account that ends. */
  static NewEntry balanceOut(Merging merging, PointsAccount account) {
    return entry(
        EntryType.ADJUST,
        -account.getBalance(),
        -account.getShortfall(),
        new EarnedDay(merging.day(), 0, 0),
        null,
        key(merging, "out"),
        "Moved to member %s, merge %s.".formatted(merging.into(), merging.mergeId()),
        merging.by());
  }

  /** Brings in what remained of a lot. */
  static NewEntry lotIn(Merging merging, PointsLot lot, long remaining) {
    return entry(
        EntryType.ADJUST,
        remaining,
        0,
        new EarnedDay(merging.day(), 0, 0),
        lot.getExpiresOn(),
        key(merging, "lot:" + lot.entryNumber()),
        "%s, lot %d, merge %s.".formatted(cameFrom(merging), lot.entryNumber(), merging.mergeId()),
        merging.by());
  }

  /** Brings in what is owed after refunds. */
  static NewEntry shortfallIn(Merging merging, long shortfall) {
    return entry(
        EntryType.ADJUST,
        0,
        shortfall,
        new EarnedDay(merging.day(), 0, 0),
        null,
        key(merging, "owed"),
        "%s: points owed after refunds, merge %s.".formatted(cameFrom(merging), merging.mergeId()),
        merging.by());
  }

  /** Takes what was earned on a day out of the account that ends. */
  static NewEntry earnedOut(Merging merging, EarnedDay earned) {
    return entry(
        EntryType.EARN,
        0,
        0,
        new EarnedDay(earned.day(), -earned.points(), -earned.qualifying()),
        null,
        key(merging, "earned-out:" + earned.day()),
        "What was earned counts for member %s, merge %s."
            .formatted(merging.into(), merging.mergeId()),
        merging.by());
  }

  /** Has what was earned on a day count for the account that goes on. */
  static NewEntry earnedIn(Merging merging, EarnedDay earned) {
    return entry(
        EntryType.EARN,
        0,
        0,
        earned,
        null,
        key(merging, "earned-in:" + earned.day()),
        "What member %s earned counts here, merge %s.".formatted(merging.from(), merging.mergeId()),
        merging.by());
  }

  /** Books the whole point that the carried fractions of both accounts may have. */
  static NewEntry carried(Merging merging, long points, long qualifying) {
    return new NewEntry(
        EntryType.EARN,
        points,
        0,
        0,
        qualifying,
        key(merging, "carried"),
        merging.day(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        "Fractions of both members together, merge %s.".formatted(merging.mergeId()),
        merging.by());
  }

  /** Points that count as earned and do not change the balance are lapsed ones, below 0. */
  private static NewEntry entry(
      EntryType type,
      long points,
      long shortfall,
      EarnedDay earned,
      LocalDate expiresOn,
      String idempotencyKey,
      String reason,
      String recordedBy) {
    return new NewEntry(
        type,
        points,
        shortfall,
        -earned.points(),
        earned.qualifying(),
        idempotencyKey,
        earned.day(),
        expiresOn,
        null,
        null,
        null,
        null,
        null,
        null,
        reason,
        recordedBy);
  }

  private static String key(Merging merging, String what) {
    return "merge:%s:%s".formatted(merging.mergeId(), what);
  }

  private static String cameFrom(Merging merging) {
    return "Moved from member %s".formatted(merging.from());
  }
}
