-- A transaction that waits for its member's upgrade: written with the transaction, deleted with the upgrade that covers
-- it, so the table is nearly always empty. Rows are taken in the order of their keys, under locks that others pass
-- over. An upgrade of an earlier day would not see a transaction that is dated after midnight, hence the day.
create table pending_upgrade (
  pending_id    bigint      not null auto_increment,
  member_number varchar(64) not null,
  due_on        date        not null,
  primary key (pending_id)
) default character set utf8mb4 collate utf8mb4_bin;
