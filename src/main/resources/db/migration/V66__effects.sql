-- What the programme causes, as it was estimated for a month. Estimates of a month that is over do not change.
create table effect_estimate (
  report_month  varchar(7)   not null,
  method        varchar(16)  not null,
  subject       varchar(100)  not null,
  threshold     decimal(19, 2),
  state         varchar(16)  not null,
  effect        double precision,
  standard_error double precision,
  lower_end     double precision,
  upper_end     double precision,
  treated       bigint       not null,
  untreated     bigint       not null,
  bunching      double precision,
  placebos      int          not null,
  placebo_jumps int          not null,
  computed_at   datetime     not null,
  primary key (report_month, method, subject)
) default character set utf8mb4 collate utf8mb4_bin;

-- The row is the lock of whoever estimates effects.
insert into figure_refresh (lock_name) values ('EFFECTS');

-- What chooses who goes without a campaign; made once, when it is asked for first. It never changes afterwards.
create table hold_out_salt (
  salt_name varchar(8)  not null,
  salt      varchar(64) not null,
  primary key (salt_name)
) default character set utf8mb4 collate utf8mb4_bin;

insert into hold_out_salt (salt_name, salt) values ('SALT', '');

-- Whether the member went without the message, so that its effect shows.
alter table communication_occasion add column held_out boolean default false not null;
