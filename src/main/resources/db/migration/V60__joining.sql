-- Who has asked to become a member. What was entered is encrypted as one text, and gone once it is confirmed; the
-- number is the one that the member gets. A row without either was a request with a member's own address, and counts.
create table join_request (
  join_id       varchar(36)   not null,
  member_number varchar(64),
  email_hash    varbinary(16) not null,
  application   varbinary(4096),
  data_key      int,
  code_digest   char(64),
  requested_at  datetime      not null,
  expires_at    datetime      not null,
  primary key (join_id),
  constraint join_request_code unique (code_digest),
  constraint join_request_number unique (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

create index join_request_by_time on join_request (requested_at);
create index join_request_by_address on join_request (email_hash, requested_at);
create index join_request_by_end on join_request (expires_at);

-- Which version of the programme's terms a member has accepted, and when.
create table accepted_terms (
  member_number varchar(64) not null,
  version       varchar(64) not null,
  accepted_at   datetime    not null,
  primary key (member_number, version),
  constraint accepted_terms_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;
