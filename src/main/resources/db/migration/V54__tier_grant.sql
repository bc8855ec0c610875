-- Tiers that staff grant: what was asked for and by whom, what upgrade-review said, and who decided where a second person had to.
create table tier_grant (
  grant_id            varchar(64)  not null,
  member_number       varchar(64)  not null,
  tier                varchar(32)  not null,
  asked_until         date,
  valid_until         date,
  reason              varchar(500) not null,
  state               varchar(9)   not null,
  requested_by        varchar(64)  not null,
  requested_at        datetime     not null,
  table_version       int          not null,
  rule_id             varchar(64)  not null,
  limit_reason        varchar(500) not null,
  process_instance_id varchar(64),
  decided_by          varchar(64),
  decided_at          datetime,
  remark              varchar(1000),
  primary key (grant_id),
  constraint tier_grant_instance unique (process_instance_id),
  constraint tier_grant_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

create index tier_grant_by_decision on tier_grant (decided_at);

-- Who of the staff asked for a granted tier; empty where staff granted none.
alter table tier_change add column granted_by varchar(64);
