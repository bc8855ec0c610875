-- What happened in a month to the points that were issued in another. Computed from the ledger, and computed anew when
-- an entry arrives that is dated in the month.
create table cohort_month (
  report_month varchar(7) not null,
  cohort       varchar(7) not null,
  issued       bigint     not null,
  redeemed     bigint     not null,
  expired      bigint     not null,
  reversed     bigint     not null,
  adjusted     bigint     not null,
  primary key (report_month, cohort)
) default character set utf8mb4 collate utf8mb4_bin;

-- By how many points the entries of a month have changed all balances: what its cohorts must add up to.
create table ledger_month (
  report_month varchar(7) not null,
  points       bigint     not null,
  primary key (report_month)
) default character set utf8mb4 collate utf8mb4_bin;

-- When the points of a lot were issued that a merge has moved into another ledger.
create table moved_lot (
  member_number varchar(64) not null,
  entry_number  int         not null,
  issued_on     date        not null,
  primary key (member_number, entry_number),
  constraint moved_lot_entry foreign key (member_number, entry_number) references ledger_entry (member_number, entry_number)
) default character set utf8mb4 collate utf8mb4_bin;

-- Which part of a cohort's points people expect to be redeemed. The last one that wasn't withdrawn counts.
create table redemption_rate (
  cohort       varchar(7)    not null,
  revision     int           not null,
  counts_from  varchar(7)    not null,
  rate         decimal(7, 6) not null,
  reason       varchar(500)  not null,
  set_by       varchar(64)   not null,
  set_at       datetime      not null,
  withdrawn_by varchar(64),
  withdrawn_at datetime,
  primary key (cohort, revision)
) default character set utf8mb4 collate utf8mb4_bin;

-- Whoever computes cohorts has a lock of its own, and keeps what all accounts had at that moment.
alter table figure_refresh add column balances bigint;

insert into figure_refresh (lock_name) values ('COHORTS');
