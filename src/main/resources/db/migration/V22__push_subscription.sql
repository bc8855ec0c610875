-- The devices on which a member is notified. What reaches one, its address and secrets, is encrypted as one text; a
-- device is known by the SHA-256 of its address, which is a secret of more than a hundred bits by itself.
create table push_subscription (
  device_id     char(64)        not null,
  member_number varchar(64)     not null,
  subscription  varbinary(4096) not null,
  data_key      int             not null,
  created_at    datetime        not null,
  accepted_at   datetime,
  primary key (device_id),
  constraint push_subscription_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

create index push_subscription_by_member on push_subscription (member_number, created_at);
