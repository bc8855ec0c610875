-- Members' cards in the wallets of their phones. What a phone shows that asks for a pass is encrypted. The version of the
-- member, the balance and the day as of which a pass was looked at tell which may show something else by now.
create table wallet_pass (
  serial_number char(32)       not null,
  member_number varchar(64)    not null,
  wallet        varchar(8)     not null,
  token         varbinary(256) not null,
  data_key      int            not null,
  shown         char(64)       not null,
  changed_at    datetime       not null,
  created_at    datetime       not null,
  seen_version  bigint         not null,
  seen_balance  bigint         not null,
  seen_on       date,
  primary key (serial_number),
  constraint wallet_pass_once unique (member_number, wallet),
  constraint wallet_pass_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

-- Who is to be told that a pass has changed: phones, known by the SHA-256 of their id, and Google's service. What reaches
-- a phone is encrypted.
create table wallet_registration (
  registration_id char(64)       not null,
  serial_number   char(32)       not null,
  device          char(64)       not null,
  target          varbinary(512) not null,
  data_key        int            not null,
  registered_at   datetime       not null,
  due_at          datetime,
  attempts        int            not null,
  primary key (registration_id),
  constraint wallet_registration_pass foreign key (serial_number) references wallet_pass (serial_number)
) default character set utf8mb4 collate utf8mb4_bin;

create index wallet_registration_of_device on wallet_registration (device);
create index wallet_registration_due on wallet_registration (due_at, registration_id);
