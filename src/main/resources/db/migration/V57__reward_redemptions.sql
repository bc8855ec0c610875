-- A redemption may be of a reward of the catalogue. A gift has no voucher, and its value may not be known.
alter table points_redemption modify column voucher_id varchar(36) null;
alter table points_redemption modify column amount decimal(19, 2) null;
alter table points_redemption add column reward varchar(64);
alter table points_redemption add column title varchar(200);
alter table points_redemption add column gift_cost decimal(19, 2);
alter table points_redemption add column table_version int;
alter table points_redemption add column rule_id varchar(64);
alter table points_redemption add column returned_at datetime;

create index points_redemption_of_member on points_redemption (member_number, redeemed_at);
create index points_redemption_of_reward on points_redemption (reward, member_number, returned_at);

-- The redemption that a gift was chosen with.
alter table gift_dispatch add column redemption_id varchar(64);
create unique index gift_dispatch_of_redemption on gift_dispatch (redemption_id);

-- How often all members together have a reward, from its first limit on. The row without a code is the lock of new ones.
create table reward_counter (
  reward   varchar(64) not null,
  redeemed bigint      not null,
  primary key (reward)
) default character set utf8mb4 collate utf8mb4_bin;

insert into reward_counter (reward, redeemed) values ('', 0);
