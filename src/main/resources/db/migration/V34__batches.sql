-- A batch works through all members: a monthly run, a campaign day. There is one for each kind and name, however often
-- it is started.
create table batch (
  kind                varchar(40) not null,
  batch_name          varchar(40) not null,
  as_of               date        not null,
  state               varchar(12) not null,
  members_total       bigint      not null,
  started_at          datetime    not null,
  started_by          varchar(64),
  completed_at        datetime,
  process_instance_id varchar(64) not null,
  primary key (kind, batch_name)
) default character set utf8mb4 collate utf8mb4_bin;

-- A range of member numbers that a batch takes page by page. What it has taken commits with the page.
create table batch_range (
  kind             varchar(40) not null,
  batch_name       varchar(40) not null,
  partition_number int         not null,
  up_to_member     varchar(64) not null,
  taken_up_to      varchar(64) not null,
  members_taken    bigint      not null,
  members_skipped  bigint      not null,
  counted          bigint      not null,
  primary key (kind, batch_name, partition_number),
  constraint batch_range_batch foreign key (kind, batch_name) references batch (kind, batch_name)
) default character set utf8mb4 collate utf8mb4_bin;

-- A member who is retried alone, because the member's page has failed.
create table batch_retried_member (
  kind                varchar(40) not null,
  batch_name          varchar(40) not null,
  process_instance_id varchar(64) not null,
  primary key (kind, batch_name, process_instance_id),
  constraint batch_retried_member_batch foreign key (kind, batch_name) references batch (kind, batch_name)
) default character set utf8mb4 collate utf8mb4_bin;

-- The points that have expired on a campaign day.
create table campaign_day_expiry (
  on_day         date   not null,
  lots_expired   bigint not null,
  points_expired bigint not null,
  primary key (on_day)
) default character set utf8mb4 collate utf8mb4_bin;

insert into batch
select 'monthly-run', run_id, as_of, state, members_total, started_at, started_by, completed_at, process_instance_id
from monthly_run;

insert into batch_range
select 'monthly-run', run_id, partition_number, up_to_member, taken_up_to, members_taken, members_skipped, 0
from monthly_run_partition;

insert into batch_retried_member
select 'monthly-run', run_id, process_instance_id from monthly_run_straggler;

insert into batch
select 'campaign-day', cast(d.on_day as char(10)), d.on_day, d.state,
  coalesce((select sum(p.members_taken) from communication_partition p where p.on_day = d.on_day), 0),
  d.started_at, d.started_by, d.completed_at, d.process_instance_id
from communication_day d;

insert into batch_range
select 'campaign-day', cast(on_day as char(10)), partition_number, up_to_member, taken_up_to, members_taken, 0,
  occasions_told
from communication_partition;

insert into campaign_day_expiry
select on_day, lots_expired, points_expired from communication_day;
