-- Until when a lot has something that can expire. The daily process finds lots that are due by it, and never again
-- those that are spent or expired.
alter table points_lot add column open_until date generated always as (case when remaining > 0 then expires_on end);
create index points_lot_open on points_lot (open_until, member_number, entry_number);
alter table points_lot drop index points_lot_by_expiry;

-- The daily communication is named by its day: there is one for each day, however often it is started.
create table communication_day (
  on_day              date        not null,
  state               varchar(12) not null,
  lots_expired        bigint      not null,
  points_expired      bigint      not null,
  started_at          datetime    not null,
  started_by          varchar(64),
  completed_at        datetime,
  process_instance_id varchar(64) not null,
  primary key (on_day)
) default character set utf8mb4 collate utf8mb4_bin;

-- A range of member numbers that is taken page by page. What it has taken commits with the page.
create table communication_partition (
  on_day           date        not null,
  partition_number int         not null,
  up_to_member     varchar(64) not null,
  taken_up_to      varchar(64) not null,
  members_taken    bigint      not null,
  occasions_told   bigint      not null,
  primary key (on_day, partition_number),
  constraint communication_partition_day foreign key (on_day) references communication_day (on_day)
) default character set utf8mb4 collate utf8mb4_bin;

-- What a member was told of: each occasion once, or again after a while where the table says so.
create table communication_occasion (
  member_number varchar(64)  not null,
  kind          varchar(24)  not null,
  occasion      varchar(100) not null,
  told_on       date         not null,
  primary key (member_number, kind, occasion),
  constraint communication_occasion_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

create index communication_occasion_by_day on communication_occasion (told_on);
