-- A membership that was merged into another. held_by is the member who has its records now: another than member_number
-- once that one was merged in turn.
create table member_merge (
  merged_member varchar(64) not null,
  member_number varchar(64) not null,
  held_by       varchar(64) not null,
  merge_id      varchar(64) not null,
  merged_on     date        not null,
  merged_at     datetime    not null,
  merged_by     varchar(64),
  moved         text        not null,
  ended         text        not null,
  primary key (merged_member),
  constraint member_merge_once unique (merge_id),
  constraint member_merge_merged foreign key (merged_member) references member (member_number),
  constraint member_merge_into foreign key (member_number) references member (member_number),
  constraint member_merge_held foreign key (held_by) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

-- Where a lot went with its points. The lot of a transaction that moved stays in the ledger in which it was earned.
alter table points_lot add column moved_to_member varchar(64);
alter table points_lot add column moved_to_entry int;
create index points_lot_moved on points_lot (moved_to_member, moved_to_entry);
alter table transaction add column lot_member varchar(64);

-- For whom a transaction was recorded, if its member was merged into another since: the same one may come again.
alter table transaction add column recorded_for varchar(64);
