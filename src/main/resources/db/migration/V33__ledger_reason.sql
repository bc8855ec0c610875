-- Why staff adjusted a balance, in their words: these may name a person and are erased with it, while an entry of the
-- ledger never changes. Entries keep a sentence of the programme's own in place of what moves here, for the last time.
-- A node of the previous release that still runs writes its reasons into entries: once all nodes are new, both
-- statements below may be run again.
create table ledger_reason (
  member_number varchar(64)  not null,
  entry_number  int          not null,
  reason        varchar(500) not null,
  primary key (member_number, entry_number),
  constraint ledger_reason_entry foreign key (member_number, entry_number) references ledger_entry (member_number, entry_number)
) default character set utf8mb4 collate utf8mb4_bin;

insert into ledger_reason (member_number, entry_number, reason)
select member_number, entry_number, reason from ledger_entry
where idempotency_key like 'adjust:%' and reason <> 'Adjusted by staff.';

update ledger_entry set reason = 'Adjusted by staff.'
where idempotency_key like 'adjust:%' and reason <> 'Adjusted by staff.';
