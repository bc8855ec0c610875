-- Money is in the programme's currency, points are whole numbers, exact shares have six decimals,
-- instants are UTC cut to whole seconds, dates are days of the programme's zone.

create table member (
  member_number   varchar(64)  not null,
  full_name       varchar(200) not null,
  email           varchar(254),
  phone           varchar(32),
  birth_date      date,
  address         varchar(500),
  language        varchar(8)   not null,
  enrolled_on     date         not null,
  account_type    varchar(20)  not null,
  agreement       varchar(64),
  email_consent   boolean      not null,
  sms_consent     boolean      not null,
  status          varchar(12)  not null,
  closed_on       date,
  tier            varchar(12)  not null,
  tier_status     varchar(12)  not null,
  confirmed_tier  varchar(12)  not null,
  tier_since      date         not null,
  version         bigint       not null,
  primary key (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

create table transaction (
  transaction_id        varchar(64)    not null,
  member_number         varchar(64)    not null,
  kind                  varchar(12)    not null,
  amount                decimal(19, 2) not null,
  occurred_at           datetime       not null,
  refund_of             varchar(64),
  refunded_amount       decimal(19, 2) not null,
  recorded_at           datetime       not null,
  earning               varchar(12)    not null,
  exact_share           decimal(19, 6),
  earning_rate          decimal(12, 6),
  earning_multiplier    decimal(12, 6),
  fixed_points          decimal(19, 6),
  earning_table_version int,
  earning_rule          varchar(64),
  earning_reason        varchar(500),
  earned_on             date,
  earned_by             varchar(64),
  points_expire_on      date,
  primary key (transaction_id),
  constraint transaction_member foreign key (member_number) references member (member_number),
  constraint transaction_refund_of foreign key (refund_of) references transaction (transaction_id)
) default character set utf8mb4 collate utf8mb4_bin;

create index transaction_of_member on transaction (member_number, occurred_at);
create index transaction_to_earn on transaction (member_number, earning, occurred_at);
create index transaction_by_time on transaction (occurred_at, member_number, kind, amount);

create table points_account (
  member_number     varchar(64)    not null,
  balance           bigint         not null,
  shortfall         bigint         not null,
  exact_earned      decimal(19, 6) not null,
  booked            bigint         not null,
  last_entry_number int            not null,
  primary key (member_number),
  constraint points_account_member foreign key (member_number) references member (member_number),
  constraint points_account_balance check (balance >= 0),
  constraint points_account_shortfall check (shortfall >= 0)
) default character set utf8mb4 collate utf8mb4_bin;

create table ledger_entry (
  member_number       varchar(64)  not null,
  entry_number        int          not null,
  entry_type          varchar(8)   not null,
  points              bigint       not null,
  shortfall           bigint       not null,
  lapsed              bigint       not null,
  balance_after       bigint       not null,
  idempotency_key     varchar(160) not null,
  effective_on        date         not null,
  recorded_at         datetime     not null,
  expires_on          date,
  rate                decimal(12, 6),
  multiplier          decimal(12, 6),
  table_version       int,
  corrects_entry      int,
  transaction_id      varchar(64),
  process_instance_id varchar(64),
  reason              varchar(500) not null,
  recorded_by         varchar(64),
  primary key (member_number, entry_number),
  constraint ledger_entry_key unique (idempotency_key),
  constraint ledger_entry_account foreign key (member_number) references points_account (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

create index ledger_entry_by_day on ledger_entry (effective_on, entry_type, points);
create index ledger_entry_of_member on ledger_entry (member_number, effective_on, entry_type, points, shortfall, lapsed);

create table points_lot (
  member_number varchar(64) not null,
  entry_number  int         not null,
  points        bigint      not null,
  remaining     bigint      not null,
  expired       bigint      not null,
  lapsed        bigint      not null,
  expires_on    date,
  primary key (member_number, entry_number),
  constraint points_lot_entry foreign key (member_number, entry_number) references ledger_entry (member_number, entry_number),
  constraint points_lot_remaining check (remaining >= 0)
) default character set utf8mb4 collate utf8mb4_bin;

create index points_lot_by_expiry on points_lot (expires_on);

create table tier_change (
  change_id           varchar(80)  not null,
  member_number       varchar(64)  not null,
  from_tier           varchar(12),
  to_tier             varchar(12)  not null,
  status              varchar(12)  not null,
  opening             boolean      not null,
  proposed_on         date         not null,
  decided_on          date,
  recorded_at         datetime     not null,
  process_instance_id varchar(64),
  table_key           varchar(64),
  table_version       int,
  rule_id             varchar(64),
  inputs              text,
  reason              varchar(500) not null,
  review_reason       varchar(500),
  reviewer            varchar(64),
  reviewer_remark     varchar(1000),
  primary key (change_id),
  constraint tier_change_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

create index tier_change_of_member on tier_change (member_number, decided_on);
create index tier_change_by_day on tier_change (decided_on, status);

create table voucher (
  voucher_id          varchar(36)    not null,
  code                varchar(32)    not null,
  member_number       varchar(64)    not null,
  origin              varchar(20)    not null,
  amount              decimal(19, 2) not null,
  validity_days       int            not null,
  state               varchar(12)    not null,
  created_at          datetime       not null,
  issued_on           date,
  expires_on          date,
  redeemed_at         datetime,
  process_instance_id varchar(64),
  table_version       int,
  rule_id             varchar(64),
  reason              varchar(500)   not null,
  primary key (voucher_id),
  constraint voucher_code unique (code),
  constraint voucher_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

create index voucher_of_member on voucher (member_number, created_at);
create index voucher_by_expiry on voucher (expires_on);
create index voucher_of_instance on voucher (process_instance_id);

create table voucher_archive (
  voucher_id          varchar(36)    not null,
  member_number       varchar(64)    not null,
  origin              varchar(20)    not null,
  amount              decimal(19, 2) not null,
  state               varchar(12)    not null,
  created_at          datetime       not null,
  issued_on           date,
  expires_on          date,
  redeemed_at         datetime,
  process_instance_id varchar(64),
  table_version       int,
  rule_id             varchar(64),
  reason              varchar(500)   not null,
  removed_at          datetime       not null,
  primary key (voucher_id),
  constraint voucher_archive_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

create index voucher_archive_of_member on voucher_archive (member_number, created_at);
create index voucher_archive_by_issue on voucher_archive (issued_on);
create index voucher_archive_by_expiry on voucher_archive (expires_on);

create table voucher_redemption (
  redemption_id varchar(64)    not null,
  voucher_id    varchar(36)    not null,
  code_digest   char(64)       not null,
  member_number varchar(64)    not null,
  amount        decimal(19, 2) not null,
  redeemed_at   datetime       not null,
  redeemed_on   date           not null,
  primary key (redemption_id),
  constraint voucher_redemption_once unique (voucher_id)
) default character set utf8mb4 collate utf8mb4_bin;

create index voucher_redemption_by_day on voucher_redemption (redeemed_on, amount);

create table points_redemption (
  redemption_id varchar(64)    not null,
  member_number varchar(64)    not null,
  points        bigint         not null,
  voucher_id    varchar(36)    not null,
  amount        decimal(19, 2) not null,
  redeemed_at   datetime       not null,
  primary key (redemption_id),
  constraint points_redemption_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

create table gift_dispatch (
  gift_id                  varchar(64)    not null,
  member_number            varchar(64)    not null,
  item                     varchar(200)   not null,
  cost                     decimal(19, 2) not null,
  substitute_voucher_value decimal(19, 2),
  validity_days            int            not null,
  table_version            int,
  rule_id                  varchar(64),
  state                    varchar(12)    not null,
  created_at               datetime       not null,
  decided_on               date,
  decided_by               varchar(64),
  carrier                  varchar(100),
  tracking_number          varchar(100),
  reason                   varchar(1000),
  primary key (gift_id),
  constraint gift_dispatch_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

create index gift_dispatch_of_member on gift_dispatch (member_number);
create index gift_dispatch_by_day on gift_dispatch (decided_on, state);

create table message (
  message_id          varchar(36)  not null,
  idempotency_key     varchar(160) not null,
  member_number       varchar(64),
  recipient           varchar(254),
  process_instance_id varchar(64),
  kind                varchar(24)  not null,
  channel             varchar(8)   not null,
  parameters          text         not null,
  state               varchar(16)  not null,
  reason              varchar(24),
  created_at          datetime     not null,
  next_attempt_at     datetime     not null,
  attempts            int          not null,
  sent_at             datetime,
  last_error          varchar(500),
  primary key (message_id),
  constraint message_key unique (idempotency_key),
  constraint message_member foreign key (member_number) references member (member_number)
) default character set utf8mb4 collate utf8mb4_bin;

create index message_of_member on message (member_number, created_at);
create index message_due on message (channel, state, next_attempt_at);

-- One row that whoever computes a month's figures locks, so that nobody computes beside another. A lock on the
-- month's own row would not do: there is none until the month is computed for the first time.
create table report_lock (
  lock_name varchar(20) not null,
  primary key (lock_name)
) default character set utf8mb4 collate utf8mb4_bin;

insert into report_lock (lock_name) values ('FIGURES');

create table health_report (
  report_month         char(7)        not null,
  generated_at         datetime       not null,
  members              bigint         not null,
  members_enrolled     bigint         not null,
  members_closed       bigint         not null,
  members_active       bigint         not null,
  transactions         bigint         not null,
  transactions_too_late bigint        not null,
  net_spend            decimal(19, 2) not null,
  refunds              decimal(19, 2) not null,
  points_distributed   bigint         not null,
  points_reversed      bigint         not null,
  points_spent         bigint         not null,
  points_expired       bigint         not null,
  points_adjusted      bigint         not null,
  points_outstanding   bigint         not null,
  points_shortfall     bigint         not null,
  members_moved_up     bigint         not null,
  reviews_open         bigint         not null,
  reviews_declined     bigint         not null,
  vouchers_issued      bigint         not null,
  vouchers_issued_value decimal(19, 2) not null,
  vouchers_redeemed    bigint         not null,
  vouchers_redeemed_value decimal(19, 2) not null,
  vouchers_expired     bigint         not null,
  vouchers_expired_value decimal(19, 2) not null,
  gifts_dispatched     bigint         not null,
  gifts_dispatched_cost decimal(19, 2) not null,
  primary key (report_month)
) default character set utf8mb4 collate utf8mb4_bin;

create table program_roi (
  report_month            char(7)        not null,
  generated_at            datetime       not null,
  margin                  decimal(9, 6)  not null,
  points_value            decimal(19, 6) not null,
  average_regular_spend   decimal(19, 2),
  members_above_regular   bigint         not null,
  spend_above_regular     decimal(19, 2) not null,
  uplift                  decimal(19, 2),
  vouchers_redeemed_value decimal(19, 2) not null,
  gifts_dispatched_cost   decimal(19, 2) not null,
  liability_growth_points bigint         not null,
  liability_growth        decimal(19, 2) not null,
  cost                    decimal(19, 2) not null,
  roi                     decimal(19, 6),
  primary key (report_month)
) default character set utf8mb4 collate utf8mb4_bin;

create table program_roi_tier (
  report_month  char(7)        not null,
  tier          varchar(12)    not null,
  members       bigint         not null,
  net_spend     decimal(19, 2) not null,
  average_spend decimal(19, 2),
  primary key (report_month, tier),
  constraint program_roi_tier_month foreign key (report_month) references program_roi (report_month)
) default character set utf8mb4 collate utf8mb4_bin;

create table tier_upgrade (
  process_instance_id varchar(64) not null,
  member_number       varchar(64) not null,
  as_of               date,
  run_id              varchar(64),
  started_at          datetime    not null,
  ended_at            datetime,
  steps               text        not null,
  decisions           mediumtext  not null,
  outcomes            varchar(500) not null,
  primary key (process_instance_id)
) default character set utf8mb4 collate utf8mb4_bin;

create index tier_upgrade_of_member on tier_upgrade (member_number, started_at);
