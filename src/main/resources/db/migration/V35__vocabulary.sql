-- The words of the policy, as its tables define them: each tier that there ever was, with its rank
-- on the ladder of today, and what members can do. Until a table is deployed that says otherwise,
-- they are those that every programme had before.

create table tier (
  code        varchar(32) not null,
  ladder_rank int,
  primary key (code)
) default character set utf8mb4 collate utf8mb4_bin;

insert into tier (code, ladder_rank)
values ('REGULAR', 0), ('SILVER', 1), ('GOLD', 2), ('VIP', 3);

create table activity_kind (
  code     varchar(32) not null,
  position_number int not null,
  primary key (code)
) default character set utf8mb4 collate utf8mb4_bin;

insert into activity_kind (code, position_number)
values ('PURCHASE', 0), ('BOOKING', 1), ('EVENT', 2), ('REFERRAL', 3), ('REVIEW', 4);

alter table member modify column tier varchar(32) not null;
alter table member modify column confirmed_tier varchar(32) not null;
alter table tier_change modify column from_tier varchar(32);
alter table tier_change modify column to_tier varchar(32) not null;
alter table program_roi_tier modify column tier varchar(32) not null;
