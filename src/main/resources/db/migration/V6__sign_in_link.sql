-- The newest sign-in link of a member, of which a digest is kept from the moment its mail leaves until it is used.
create table sign_in_link (
  member_number varchar(64) not null,
  link_id       varchar(36) not null,
  code_digest   char(64),
  expires_at    datetime    not null,
  primary key (member_number),
  constraint sign_in_link_code unique (code_digest),
  constraint sign_in_link_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;
