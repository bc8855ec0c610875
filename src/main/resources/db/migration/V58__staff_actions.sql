-- What staff note about a member. A note may name anybody, so its text is encrypted.
create table member_note (
  note_id       varchar(64)     not null,
  member_number varchar(64)     not null,
  note          varbinary(6100) not null,
  data_key      int             not null,
  written_by    varchar(64)     not null,
  written_at    datetime        not null,
  primary key (note_id),
  constraint member_note_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

create index member_note_by_member on member_note (member_number, written_at);

-- Vouchers that staff grant, each under an id of its own, with what approval-limits said. Why is told here and with the
-- voucher, and is erased in both.
create table voucher_grant (
  grant_id      varchar(64)    not null,
  member_number varchar(64)    not null,
  voucher_id    varchar(36)    not null,
  amount        decimal(19, 2) not null,
  validity_days int            not null,
  reason        varchar(500)   not null,
  granted_by    varchar(64)    not null,
  granted_at    datetime       not null,
  table_version int            not null,
  rule_id       varchar(64)    not null,
  primary key (grant_id),
  constraint voucher_grant_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

create index voucher_grant_by_member on voucher_grant (member_number, granted_at);

-- A member's timeline takes the newest entries of each action, however many there are of others.
create index audit_entry_of_subject on audit_entry (subject, action, recorded_at);
