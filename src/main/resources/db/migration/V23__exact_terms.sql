-- What a transaction earned, and of which net amount: refunds take their part of it. Empty for what
-- earned before; its next refund starts from what is left then.
alter table transaction add column earned_share decimal(19, 6);
alter table transaction add column earned_amount decimal(19, 2);

-- A rate such as 1/3 explains itself by more than six decimals.
alter table transaction modify column earning_rate decimal(24, 15);
alter table transaction modify column earning_multiplier decimal(24, 15);
alter table ledger_entry modify column rate decimal(24, 15);
alter table ledger_entry modify column multiplier decimal(24, 15);

-- The key of a bonus names the row of the table that gave it.
alter table ledger_entry modify column idempotency_key varchar(255) not null;

-- What a member was told of, by the row of the table that said so: two rows may tell of one occasion.
-- An empty row is one from before rows were kept; it stands for all of them.
create table communication_occasion_by_row (
  member_number varchar(64)  not null,
  kind          varchar(24)  not null,
  occasion      varchar(100) not null,
  rule_id       varchar(64)  not null default '',
  told_on       date         not null,
  primary key (member_number, kind, occasion, rule_id),
  constraint communication_occasion_of_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

insert into communication_occasion_by_row (member_number, kind, occasion, told_on)
select member_number, kind, occasion, told_on from communication_occasion;

drop table communication_occasion;
alter table communication_occasion_by_row rename to communication_occasion;

create index communication_occasion_by_day on communication_occasion (told_on);
