-- What a kind counts as, when it was recorded. Referrals that are recorded by now count as such.
alter table transaction add column counts_as_referral boolean default false not null;
update transaction set counts_as_referral = true where kind = 'REFERRAL';

-- The milestones that a member has reached: once, or once in a year (2026) or a month (2026-11).
create table milestone_award (
  member_number       varchar(64)  not null,
  milestone           varchar(64)  not null,
  period              varchar(7)   not null,
  reached_on          date         not null,
  awarded_at          datetime     not null,
  bonus_points        bigint       not null,
  voucher_id          varchar(64),
  process_instance_id varchar(64)  not null,
  table_version       int          not null,
  rule                varchar(64)  not null,
  reason              varchar(500) not null,
  primary key (member_number, milestone, period),
  constraint milestone_award_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;
