-- What the nightly proof of the ledger has found and nobody has examined yet. The key keeps the same difference from
-- being handed to two people. The subject is a member number, or the code of a promotion; the reference is the entry,
-- the lot or the transaction that it is about, and empty where it is about a sum.
create table ledger_difference (
  check_name          varchar(32)    not null,
  subject             varchar(64)    not null,
  reference           varchar(64)    not null,
  expected            decimal(38, 6) not null,
  found               decimal(38, 6) not null,
  process_instance_id varchar(64)    not null,
  found_at            datetime       not null,
  vanished_at         datetime,
  primary key (check_name, subject, reference)
) default character set utf8mb4 collate utf8mb4_bin;

create index ledger_difference_of_instance on ledger_difference (process_instance_id);

-- What people found when they examined differences.
create table ledger_examination (
  process_instance_id varchar(64)   not null,
  differences         integer       not null,
  examined_at         datetime      not null,
  examined_by         varchar(255)  not null,
  finding             varchar(1000) not null,
  primary key (process_instance_id)
) default character set utf8mb4 collate utf8mb4_bin;
