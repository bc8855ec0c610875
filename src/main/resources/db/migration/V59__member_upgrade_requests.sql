-- How often members have asked for their tier to be checked: on the last day on which they did, and what came of it.
create table member_upgrade_request (
  member_number varchar(64) not null,
  requested_on  date        not null,
  requests      int         not null,
  outcome       varchar(16),
  primary key (member_number),
  constraint member_upgrade_request_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;
