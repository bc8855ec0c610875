-- The code by which a member sends friends. It is made by chance, and given away by the member as they like.
create table referral_code (
  member_number varchar(64) not null,
  code          varchar(32) not null,
  created_at    datetime    not null,
  primary key (member_number),
  constraint referral_code_once unique (code),
  constraint referral_code_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

-- Whom a member has brought in. What is booked for it has kind and time from when the booking begins, so that one that
-- is interrupted is the same when it is repeated.
create table referral (
  friend_number  varchar(64) not null,
  member_number  varchar(64) not null,
  named          boolean     not null,
  same_device    boolean     not null,
  state          varchar(16) not null,
  reason         varchar(32),
  transaction_id varchar(64),
  kind           varchar(32),
  joined_at      datetime    not null,
  booked_at      datetime,
  primary key (friend_number),
  constraint referral_friend foreign key (friend_number) references member (member_number),
  constraint referral_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

create index referral_of_member on referral (member_number, joined_at);
create index referral_by_state on referral (state, friend_number);

-- The e-mail address that a member wants to have from now on, encrypted, until a link to it is used.
create table email_change (
  member_number varchar(64)     not null,
  link_id       varchar(36)     not null,
  email         varbinary(1024) not null,
  data_key      int             not null,
  code_digest   char(64),
  requested_at  datetime        not null,
  expires_at    datetime        not null,
  primary key (member_number),
  constraint email_change_link unique (link_id),
  constraint email_change_code unique (code_digest),
  constraint email_change_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;
