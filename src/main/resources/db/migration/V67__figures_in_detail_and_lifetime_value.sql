-- What a part of a figure is of, beside tier and account type: the tier before, the month of enrolment or issue, a reason.
-- Months are computed anew, since more is kept of each.
delete from figure_month;
alter table figure_month add column detail varchar(64) default '' not null;
alter table figure_month drop primary key;
alter table figure_month add primary key (figure, report_month, tier, account_type, detail);

-- The settings that the kept months were computed with.
alter table figure_refresh add column terms varchar(64);
update figure_refresh set refreshed_at = null;

-- Who computes what members are worth, and since when.
insert into figure_refresh (lock_name) values ('LIFETIME');

-- What the figures of a month read of vouchers and messages.
create index voucher_by_issue on voucher (issued_on);
create index message_by_time on message (created_at, member_number, state, reason);

-- What the programme cost for a member.
create index voucher_redemption_of_member on voucher_redemption (member_number, redeemed_on, amount);

-- Visits and spend of a member are read in order, and the last hours summed, without a look at each row.
create index transaction_of_member_spend on transaction (member_number, occurred_at, counts_as_transaction, spend, refunded_amount);
alter table transaction drop index transaction_of_member;
alter table transaction drop index transaction_by_arrival;
create index transaction_by_arrival on transaction (recorded_at, occurred_at, spend);
alter table ledger_entry drop index ledger_entry_by_arrival;
create index ledger_entry_by_arrival on ledger_entry (recorded_at, effective_on, entry_type, points);

-- The models under which members' visits and spend were likeliest, one a month.
create table lifetime_model (
  report_month  varchar(7)    not null,
  as_of         date          not null,
  computed_at   datetime      not null,
  members       int           not null,
  fitted_to     int           not null,
  months        int           not null,
  margin        decimal(9, 6) not null,
  discount_rate decimal(9, 6) not null,
  visits_r      double        not null,
  visits_alpha  double        not null,
  visits_a      double        not null,
  visits_b      double        not null,
  spend_p       double        not null,
  spend_q       double        not null,
  spend_gamma   double        not null,
  primary key (report_month)
) default character set utf8mb4 collate utf8mb4_bin;

-- What each member is expected to do and to be worth, and what the programme cost for the member, as of the newest model.
create table member_lifetime_value (
  member_number     varchar(64)    not null,
  as_of             date           not null,
  months            int            not null,
  visits            int            not null,
  last_visit_on     date           not null,
  probability_alive decimal(7, 6)  not null,
  expected_visits   decimal(12, 4) not null,
  expected_spend    decimal(19, 2) not null,
  lifetime_value    decimal(19, 2) not null,
  programme_cost    decimal(19, 2) not null,
  primary key (member_number),
  constraint member_lifetime_value_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;
