-- Corporate or partner terms: the days on which an agreement is valid. An agreement has one row for each period; an
-- empty end is open. One that came with a member, without anybody having said what it is, has no name.
create table agreement (
  code       varchar(64) not null,
  valid_from date        not null,
  valid_to   date,
  name       varchar(200),
  primary key (code, valid_from)
) default character set utf8mb4 collate utf8mb4_bin;

-- The agreements that members have, one at a time.
create table member_agreement (
  member_number varchar(64) not null,
  valid_from    date        not null,
  valid_to      date,
  code          varchar(64) not null,
  primary key (member_number, valid_from),
  constraint member_agreement_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

create index member_agreement_code on member_agreement (code);

-- What a member's profile has said until now has held from the enrolment on.
insert into agreement (code, valid_from)
select distinct agreement, date '1900-01-01' from member where agreement is not null;

insert into member_agreement (member_number, valid_from, code)
select member_number, enrolled_on, agreement from member where agreement is not null;
