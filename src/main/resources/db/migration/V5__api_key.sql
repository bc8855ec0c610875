-- Keys of machine clients. A key's secret is shown once and kept as its SHA-256 only.
create table api_key (
  key_id       varchar(16)   not null,
  name         varchar(100)  not null,
  secret_hash  varchar(64)   not null,
  scopes       varchar(1000) not null,
  created_at   datetime      not null,
  created_by   varchar(128)  not null,
  expires_on   date,
  revoked_at   datetime,
  revoked_by   varchar(128),
  last_used_at datetime,
  primary key (key_id)
) default character set utf8mb4 collate utf8mb4_bin;
