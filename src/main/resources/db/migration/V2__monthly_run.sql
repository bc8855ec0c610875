-- A monthly run is named by its month: there is one for each month, however often it is started.
create table monthly_run (
  run_id              varchar(16) not null,
  as_of               date        not null,
  state               varchar(12) not null,
  members_total       bigint      not null,
  started_at          datetime    not null,
  started_by          varchar(64),
  completed_at        datetime,
  process_instance_id varchar(64) not null,
  primary key (run_id)
) default character set utf8mb4 collate utf8mb4_bin;

-- A range of member numbers that a run takes page by page. What it has taken commits with the page.
create table monthly_run_partition (
  run_id           varchar(16) not null,
  partition_number int         not null,
  up_to_member     varchar(64) not null,
  taken_up_to      varchar(64) not null,
  members_taken    bigint      not null,
  members_skipped  bigint      not null,
  primary key (run_id, partition_number),
  constraint monthly_run_partition_run foreign key (run_id) references monthly_run (run_id)
) default character set utf8mb4 collate utf8mb4_bin;

-- A member who was taken alone, because the member's page had failed.
create table monthly_run_straggler (
  run_id              varchar(16) not null,
  process_instance_id varchar(64) not null,
  primary key (run_id, process_instance_id),
  constraint monthly_run_straggler_run foreign key (run_id) references monthly_run (run_id)
) default character set utf8mb4 collate utf8mb4_bin;

create index tier_upgrade_of_run on tier_upgrade (run_id, ended_at);
