-- Who did what, when, from where, to what. Members are named by number only.
create table audit_entry (
  entry_id    varchar(36)   not null,
  recorded_at datetime      not null,
  actor       varchar(128)  not null,
  address     varchar(64),
  action      varchar(32)   not null,
  subject     varchar(200)  not null,
  detail      varchar(2000),
  primary key (entry_id)
) default character set utf8mb4 collate utf8mb4_bin;

create index audit_entry_by_time on audit_entry (recorded_at);
