package io.tierflow.points;

/** What an entry of the ledger is. */
public enum EntryType {
  EARN,
  SPEND,
  EXPIRE,
  REVERSE,
  ADJUST
}
