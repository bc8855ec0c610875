-- Points that count towards tiers have a sum of their own. Without a value, they are as many as the points, as they were
-- until now; an account keeps the difference.
alter table transaction add column qualifying_share decimal(19, 6);
alter table transaction add column earned_qualifying decimal(19, 6);
alter table transaction add column qualifying_multiplier decimal(24, 15);
alter table transaction add column qualifying_fixed_points decimal(19, 6);
alter table transaction add column promoted boolean default false not null;

-- What earned before its share was kept starts from what is left of it.
update transaction set earned_share = exact_share, earned_amount = amount - refunded_amount
where exact_share is not null and earned_share is null;

alter table points_account add column qualifying_difference decimal(38, 6) default 0 not null;
alter table points_account add column qualifying_booked_difference bigint default 0 not null;

alter table ledger_entry add column qualifying_points bigint;
create index ledger_entry_qualifying on ledger_entry
  (member_number, effective_on, entry_type, points, shortfall, lapsed, qualifying_points);
drop index ledger_entry_of_member on ledger_entry;

-- The promotions that applied to a transaction, with what each added and what refunds have left.
create table transaction_promotion (
  transaction_id          varchar(64)    not null,
  place                   int            not null,
  member_number           varchar(64)    not null,
  promotion               varchar(64)    not null,
  name                    varchar(200)   not null,
  table_version           int            not null,
  rule                    varchar(64)    not null,
  reason                  varchar(500)   not null,
  earned_share            decimal(19, 6) not null,
  earned_fixed            decimal(19, 6) not null,
  earned_qualifying       decimal(19, 6) not null,
  earned_fixed_qualifying decimal(19, 6) not null,
  exact_share             decimal(19, 6) not null,
  qualifying_share        decimal(19, 6) not null,
  primary key (transaction_id, place),
  constraint transaction_promotion_transaction foreign key (transaction_id) references transaction (transaction_id)
) default character set utf8mb4 collate utf8mb4_bin;

create index transaction_promotion_of_member on transaction_promotion (member_number, promotion, exact_share);
create index transaction_promotion_by_code on transaction_promotion (promotion, exact_share);

-- What all members together have of a promotion, from its first limit on. The row without a code is the lock of all.
create table promotion_counter (
  promotion varchar(64)    not null,
  awarded   decimal(38, 6) not null,
  primary key (promotion)
) default character set utf8mb4 collate utf8mb4_bin;

insert into promotion_counter (promotion, awarded) values ('', 0);
