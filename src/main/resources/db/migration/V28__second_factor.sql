-- The second factor of staff who have one: the secret is encrypted; last_step is the step of time whose code was used last.
create table second_factor (
  user_id      varchar(64)    not null,
  factor_id    char(36)       not null,
  secret       varbinary(512) not null,
  data_key     int            not null,
  last_step    bigint         not null,
  confirmed_at datetime       not null,
  primary key (user_id)
) default character set utf8mb4 collate utf8mb4_bin;

-- One-time codes instead of a lost second factor; each row goes when its code is used.
create table recovery_code (
  user_id   varchar(64) not null,
  code_hash char(64)    not null,
  primary key (user_id, code_hash)
) default character set utf8mb4 collate utf8mb4_bin;

-- Tokens that people make for their scripts. A token's secret is shown once and kept as its SHA-256 only.
create table personal_token (
  token_id     varchar(16)  not null,
  user_id      varchar(64)  not null,
  name         varchar(100) not null,
  secret_hash  char(64)     not null,
  created_at   datetime     not null,
  expires_on   date,
  last_used_at datetime,
  primary key (token_id)
) default character set utf8mb4 collate utf8mb4_bin;

create index personal_token_by_user on personal_token (user_id, created_at);

-- How often a user has ended all sessions, on every node.
create table session_epoch (
  user_id varchar(64) not null,
  epoch   bigint      not null,
  primary key (user_id)
) default character set utf8mb4 collate utf8mb4_bin;
