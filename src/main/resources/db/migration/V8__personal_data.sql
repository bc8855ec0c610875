-- Name, e-mail address, phone number, day of birth and postal address, encrypted as one text; its key; and which
-- contacts there are, so that nobody needs to decrypt in order to know. An erased member has none of it.
alter table member add column personal_data varbinary(4096);
alter table member add column data_key int;
alter table member add column email_known boolean default false not null;
alter table member add column phone_known boolean default false not null;

-- By what members are found: keyed hashes of the e-mail address, the phone number and each word of the name.
create table member_lookup (
  member_number varchar(64) not null,
  field         varchar(8)  not null,
  hash          binary(16)  not null,
  primary key (field, hash, member_number),
  constraint member_lookup_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

-- The keys that personal data was encrypted with, each with a value that only the right key makes.
create table personal_data_key (
  key_id        int      not null,
  check_value   char(32) not null,
  first_seen_at datetime not null,
  retired_at    datetime,
  primary key (key_id)
) default character set utf8mb4 collate utf8mb4_bin;

-- What stood in clear before. The first start moves it, encrypted, to where it belongs and leaves this table empty.
create table member_clear (
  member_number varchar(64)  not null,
  full_name     varchar(200) not null,
  email         varchar(254),
  phone         varchar(32),
  birth_date    date,
  address       varchar(500),
  primary key (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

insert into member_clear (member_number, full_name, email, phone, birth_date, address)
select member_number, full_name, email, phone, birth_date, address from member;

alter table member drop column full_name;
alter table member drop column email;
alter table member drop column phone;
alter table member drop column birth_date;
alter table member drop column address;
