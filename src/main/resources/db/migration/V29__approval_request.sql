-- What somebody has asked for and another person decides: corrections of balances above the limit.
create table approval_request (
  operation           varchar(32)  not null,
  operation_id        varchar(64)  not null,
  member_number       varchar(64)  not null,
  points              bigint       not null,
  reason              varchar(500) not null,
  state               varchar(9)   not null,
  requested_by        varchar(64)  not null,
  requested_at        datetime     not null,
  table_version       int          not null,
  rule_id             varchar(64)  not null,
  limit_reason        varchar(500) not null,
  process_instance_id varchar(64),
  decided_by          varchar(64),
  decided_at          datetime,
  remark              varchar(1000),
  primary key (operation, operation_id),
  constraint approval_request_instance unique (process_instance_id),
  constraint approval_request_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;
