-- The entry of the ledger whose lot holds what a transaction earned. Empty if its upgrade booked no whole point, and
-- where a node of the previous release lets it earn: then it is the lot of its upgrade's one EARN entry.
alter table transaction add column lot_entry int;

update transaction set lot_entry = (
  select entry_number from ledger_entry
  where ledger_entry.idempotency_key = concat('earn:', transaction.earned_by)
    and ledger_entry.member_number = transaction.member_number)
where earned_by is not null;

-- What an entry of the ledger took out of a lot (below 0), or put back into it. A lot has the number of the entry that
-- brought it in. Entries that are older, and expiries, which name their lot themselves, have none.
create table lot_movement (
  member_number varchar(64) not null,
  entry_number  int         not null,
  lot_entry     int         not null,
  points        bigint      not null,
  primary key (member_number, entry_number, lot_entry),
  constraint lot_movement_entry foreign key (member_number, entry_number) references ledger_entry (member_number, entry_number),
  constraint lot_movement_lot foreign key (member_number, lot_entry) references ledger_entry (member_number, entry_number)
) default character set utf8mb4 collate utf8mb4_bin;
