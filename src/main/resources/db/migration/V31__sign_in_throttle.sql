-- Wrong passwords and codes, by user and by the address that tried; the origin '*' is all addresses of a user together.
-- An address from which the user has signed in is remembered, so that guesses from elsewhere do not slow it down.
create table sign_in_throttle (
  user_id      varchar(64) not null,
  origin       varchar(64) not null,
  failures     int         not null,
  failed_at    datetime,
  waits_until  datetime,
  succeeded_at datetime,
  touched_at   datetime    not null,
  primary key (user_id, origin)
) default character set utf8mb4 collate utf8mb4_bin;

create index sign_in_throttle_by_age on sign_in_throttle (touched_at);

-- From where: what an address did, newest first.
create index audit_entry_by_address on audit_entry (address, sequence_number);
