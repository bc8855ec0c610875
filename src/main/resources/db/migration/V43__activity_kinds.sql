-- What a transaction counts as, by the terms of its kind when it was recorded. Whatever is recorded by now counts as it
-- always did: each amount is spend, each purchase is a counted transaction, and each of them can be refunded.
alter table transaction modify column kind varchar(32) not null;
alter table transaction add column spend decimal(19, 2) default 0 not null;
alter table transaction add column counts_as_transaction boolean default false not null;
alter table transaction add column refundable boolean default false not null;

-- Whether it had no amount, and was taken back.
alter table transaction add column cancelled boolean default false not null;

update transaction set
  spend = case when kind = 'REFUND' then -amount else amount end,
  counts_as_transaction = case when kind = 'PURCHASE' then true else false end,
  refundable = case when kind = 'REFUND' then false else true end;

-- The figures of a month read nothing else of its transactions.
alter table transaction drop index transaction_by_time;
create index transaction_by_time on transaction (occurred_at, member_number, spend);
