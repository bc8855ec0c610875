-- Who did what, when, from where, to what. Members are named by number only. A row is written
-- without sequence number and hash, and gets both once, when it is sealed into the chain.
create table audit_entry (
  entry_id        varchar(36)   not null,
  recorded_at     datetime      not null,
  actor           varchar(128)  not null,
  address         varchar(64),
  action          varchar(32)   not null,
  subject         varchar(200)  not null,
  detail          varchar(2000),
  attachment      mediumtext,
  sequence_number bigint,
  hash            varchar(64),
  primary key (entry_id)
) default character set utf8mb4 collate utf8mb4_bin;

create unique index audit_entry_by_sequence on audit_entry (sequence_number);
create index audit_entry_by_time on audit_entry (recorded_at);
create index audit_entry_by_actor on audit_entry (actor, sequence_number);
create index audit_entry_by_action on audit_entry (action, sequence_number);
create index audit_entry_by_subject on audit_entry (subject, sequence_number);

-- The end of the chain. The row is the lock under which one node at a time seals.
create table audit_head (
  head_name        varchar(16)  not null,
  sequence_number  bigint       not null,
  hash             varchar(64)  not null,
  anchored_at      datetime,
  verified_at      datetime,
  verified_entries bigint,
  finding          varchar(500),
  primary key (head_name)
) default character set utf8mb4 collate utf8mb4_bin;

insert into audit_head (head_name, sequence_number, hash)
values ('CHAIN', 0, '0000000000000000000000000000000000000000000000000000000000000000');
