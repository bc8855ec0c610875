-- Figures of a month, by the confirmed tier and the account type that a member had. Computed from the records of
-- members, and computed anew when something arrives that is dated in the month.
create table figure_month (
  figure       varchar(32)    not null,
  report_month varchar(7)     not null,
  tier         varchar(32)    not null,
  account_type varchar(20)    not null,
  amount       decimal(38, 2) not null,
  primary key (figure, report_month, tier, account_type)
) default character set utf8mb4 collate utf8mb4_bin;

-- Up to when records have gone into the figures. The one row is also the lock of whoever computes them.
create table figure_refresh (
  lock_name    varchar(8) not null,
  refreshed_at datetime,
  primary key (lock_name)
) default character set utf8mb4 collate utf8mb4_bin;

insert into figure_refresh (lock_name) values ('FIGURES');

-- By which it is found what has arrived since, whatever it is dated.
create index transaction_by_arrival on transaction (recorded_at, occurred_at);
create index ledger_entry_by_arrival on ledger_entry (recorded_at, effective_on);
create index tier_change_by_arrival on tier_change (recorded_at, decided_on);
