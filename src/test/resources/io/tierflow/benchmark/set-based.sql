-- Steps 1 to 12 for all members at once. Variables: as_of, year_start, recent_start, earning_start, month_end.
-- The policy is the released tables', written into the statements.

create temporary table work (
  member_number       varchar(64)    not null primary key,
  reference           varchar(36)    not null unique,
  account_type        varchar(20)    not null,
  agreement           varchar(64),
  current_tier        varchar(12)    not null,
  under_review        boolean        not null,
  old_booked          bigint         not null,
  old_balance         bigint         not null,
  old_shortfall       bigint         not null,
  old_entry_number    int            not null,
  exact_earned        decimal(19, 6) not null,
  monthly_spend       decimal(19, 2) not null default 0,
  annual_spend        decimal(19, 2) not null default 0,
  annual_transactions bigint         not null default 0,
  points              bigint         not null default 0,
  repaid              bigint         not null default 0,
  qualifying_points   bigint         not null default 0,
  earned_any          boolean        not null default false,
  rate                decimal(12, 6),
  multiplier          decimal(12, 6),
  expires_on          date,
  reason              varchar(500)   not null default '',
  eligible_tier       varchar(12),
  rule_id             varchar(64),
  target_tier         varchar(12),
  review_reason       varchar(500),
  voucher_id          varchar(36)
) engine = innodb default character set utf8mb4 collate utf8mb4_bin;

insert into work (member_number, reference, account_type, agreement, current_tier, under_review, old_booked,
  old_balance, old_shortfall, old_entry_number, exact_earned)
select m.member_number, uuid(), m.account_type, m.agreement, m.confirmed_tier, m.tier_status = 'PROVISIONAL', a.booked,
  a.balance, a.shortfall, a.last_entry_number, a.exact_earned
from points_account a join member m on m.member_number = a.member_number
where m.status = 'ACTIVE'
for update;

update transaction t join work w on w.member_number = t.member_number
set t.earning = 'TOO_LATE'
where t.earning = 'PENDING' and t.occurred_at < @earning_start;

update work w join (
  select member_number,
    sum(case when occurred_at < @recent_start then 0 else spend end) as monthly_spend,
    sum(spend) as annual_spend,
    count(case when counts_as_transaction and not cancelled and (amount = 0 or refunded_amount < amount) then 1 end) as annual_transactions
  from transaction
  where occurred_at >= @year_start and occurred_at < @month_end
  group by member_number) s on s.member_number = w.member_number
set w.monthly_spend = s.monthly_spend, w.annual_spend = s.annual_spend, w.annual_transactions = s.annual_transactions;

update transaction t join work w on w.member_number = t.member_number
set t.earning_rate = case when t.kind = 'PURCHASE' then 0.10 end,
  t.earning_multiplier = case when t.kind = 'PURCHASE' then
    case w.current_tier when 'VIP' then 2 when 'GOLD' then 1.5 else 1 end end,
  t.fixed_points = case t.kind when 'BOOKING' then 20 when 'EVENT' then 20 when 'REFERRAL' then 100 when 'REVIEW' then 10 end,
  t.exact_share = case
    when t.kind = 'PURCHASE' then round((t.amount - t.refunded_amount) * 0.10 *
      case w.current_tier when 'VIP' then 2 when 'GOLD' then 1.5 else 1 end, 6)
    when t.amount > 0 and t.amount = t.refunded_amount then 0
    when t.kind = 'REFERRAL' then 100
    when t.kind = 'REVIEW' then 10
    else 20 end,
  t.earning_table_version = 1,
  t.earning_rule = case when t.kind = 'PURCHASE' then concat('purchase-', lower(w.current_tier)) else lower(t.kind) end,
  t.earning_reason = case t.kind
    when 'PURCHASE' then case w.current_tier
      when 'VIP' then 'Purchase with the VIP multiplier.'
      when 'GOLD' then 'Purchase with the Gold multiplier.'
      when 'SILVER' then 'Purchase at the base rate of a Silver member.'
      else 'Purchase at the base rate.' end
    when 'BOOKING' then 'Fixed points for a booking.'
    when 'EVENT' then 'Fixed points for taking part in an event.'
    when 'REFERRAL' then 'Fixed points for referring a new member.'
    else 'Fixed points for writing a review.' end,
  t.earned_on = @as_of,
  t.earned_by = w.reference,
  t.points_expire_on = date_add(date(t.occurred_at), interval 24 month),
  t.earning = 'EARNED'
where t.earning in ('PENDING', 'TOO_LATE') and t.occurred_at >= @earning_start and t.occurred_at < @month_end;

create temporary table earned (
  reference  varchar(64)    not null primary key,
  share      decimal(19, 6) not null,
  expires_on date,
  rate       decimal(12, 6),
  multiplier decimal(12, 6),
  reason     varchar(500)   not null
) engine = innodb default character set utf8mb4 collate utf8mb4_bin;

insert into earned
select t.earned_by, sum(t.exact_share), max(t.points_expire_on),
  case when min(t.earning_rate) = max(t.earning_rate) then min(t.earning_rate) end,
  case when min(t.earning_multiplier) = max(t.earning_multiplier) then min(t.earning_multiplier) end,
  group_concat(distinct t.earning_reason separator ' ')
from transaction t join work w on w.member_number = t.member_number and w.reference = t.earned_by
group by t.earned_by;

update work w join earned e on e.reference = w.reference
set w.exact_earned = w.exact_earned + e.share, w.expires_on = e.expires_on, w.rate = e.rate, w.multiplier = e.multiplier,
  w.reason = e.reason, w.earned_any = true;

update work set points = greatest(0, floor(exact_earned) - old_booked);

update work set repaid = least(points, old_shortfall);

update work w join (
  select member_number, sum(points - shortfall - lapsed) as qualifying_points
  from ledger_entry
  where entry_type in ('EARN', 'REVERSE') and effective_on between @year_start and @as_of
  group by member_number) l on l.member_number = w.member_number
set w.qualifying_points = l.qualifying_points;

update work set qualifying_points = qualifying_points + points;

update work set
  eligible_tier = case
    when qualifying_points >= 1000 or annual_spend >= 10000 or annual_transactions >= 50 then 'VIP'
    when qualifying_points >= 300 then 'GOLD'
    when qualifying_points >= 100 then 'SILVER'
    else 'REGULAR' end,
  rule_id = case
    when qualifying_points >= 1000 then 'vip-by-points'
    when annual_spend >= 10000 then 'vip-by-annual-spend'
    when annual_transactions >= 50 then 'vip-by-annual-purchases'
    when qualifying_points >= 300 then 'gold-by-points'
    when qualifying_points >= 100 then 'silver-by-points'
    else 'regular' end;

update work set target_tier = eligible_tier
where not under_review
  and field(eligible_tier, 'REGULAR', 'SILVER', 'GOLD', 'VIP') > field(current_tier, 'REGULAR', 'SILVER', 'GOLD', 'VIP');

update work set review_reason = case
    when target_tier = 'VIP' then 'An upgrade to VIP is reviewed.'
    when annual_spend >= 10000 then 'A high annual spend is reviewed.'
    when account_type = 'CORPORATE' then 'A corporate account is reviewed.' end
where target_tier is not null;

update work w join tier_change c
  on c.member_number = w.member_number and c.to_tier = w.target_tier and c.status = 'DECLINED'
    and c.decided_on > date_sub(@as_of, interval 90 day)
set w.target_tier = case
    when w.annual_spend >= 10000 or w.account_type = 'CORPORATE' then null
    when w.target_tier = 'VIP' and w.current_tier in ('REGULAR', 'SILVER') then 'GOLD' end,
  w.review_reason = null
where w.review_reason is not null;

insert into ledger_entry (member_number, entry_number, entry_type, points, shortfall, lapsed, balance_after,
  idempotency_key, effective_on, recorded_at, expires_on, rate, multiplier, table_version, process_instance_id, reason)
select member_number, old_entry_number + 1, 'EARN', points, 0, 0, old_balance + points, concat('earn:', reference),
  @as_of, utc_timestamp(), expires_on, rate, multiplier, 1, reference, reason
from work where points > 0;

insert into ledger_entry (member_number, entry_number, entry_type, points, shortfall, lapsed, balance_after,
  idempotency_key, effective_on, recorded_at, corrects_entry, process_instance_id, reason)
select member_number, old_entry_number + 2, 'REVERSE', -repaid, -repaid, 0, old_balance + points - repaid,
  concat('repay:', reference), @as_of, utc_timestamp(), old_entry_number + 1, reference,
  'Repays points of earlier refunds that the balance could not cover.'
from work where repaid > 0;

insert into points_lot (member_number, entry_number, points, remaining, expired, lapsed, expires_on)
select member_number, old_entry_number + 1, points, points - repaid, 0, 0, expires_on from work where points > 0;

update points_account a join work w on w.member_number = a.member_number
set a.balance = a.balance + w.points - w.repaid, a.shortfall = a.shortfall - w.repaid, a.exact_earned = w.exact_earned,
  a.booked = a.booked + w.points, a.last_entry_number = a.last_entry_number + (w.points > 0) + (w.repaid > 0)
where w.earned_any;

update work set voucher_id = uuid() where target_tier is not null;

insert into tier_change (change_id, member_number, from_tier, to_tier, status, opening, proposed_on, decided_on,
  recorded_at, process_instance_id, table_key, table_version, rule_id, inputs, reason, review_reason)
select reference, member_number, current_tier, target_tier, if(review_reason is null, 'CONFIRMED', 'PROVISIONAL'), false,
  @as_of, if(review_reason is null, @as_of, null), utc_timestamp(), reference, 'tier-eligibility', 1, rule_id,
  json_object('accountType', account_type, 'agreement', agreement, 'annualSpend', annual_spend,
    'annualTransactions', annual_transactions, 'currentTier', current_tier, 'monthlySpend', monthly_spend,
    'pointsEarned', points, 'qualifyingPoints', qualifying_points),
  case rule_id
    when 'vip-by-points' then 'The qualifying points of the last twelve months earn VIP.'
    when 'vip-by-annual-spend' then 'The spend of the last twelve months earns VIP.'
    when 'vip-by-annual-purchases' then 'The number of purchases in the last twelve months earns VIP.'
    when 'gold-by-points' then 'The qualifying points of the last twelve months earn Gold.'
    else 'The qualifying points of the last twelve months earn Silver.' end,
  review_reason
from work where target_tier is not null;

update member m join work w on w.member_number = m.member_number
set m.tier = w.target_tier,
  m.tier_status = if(w.review_reason is null, 'CONFIRMED', 'PROVISIONAL'),
  m.confirmed_tier = if(w.review_reason is null, w.target_tier, m.confirmed_tier),
  m.tier_since = if(w.review_reason is null, @as_of, m.tier_since),
  m.version = m.version + 1
where w.target_tier is not null;

insert into voucher (voucher_id, code, member_number, origin, amount, validity_days, state, created_at, issued_on,
  expires_on, process_instance_id, table_version, rule_id, reason)
select voucher_id, insert(insert(insert(hex(random_bytes(8)), 5, 0, '-'), 10, 0, '-'), 15, 0, '-'), member_number,
  'TIER_UPGRADE', case target_tier when 'VIP' then 50.00 when 'GOLD' then 25.00 else 10.00 end, 90,
  if(review_reason is null, 'ISSUED', 'HELD'), utc_timestamp(), if(review_reason is null, utc_date(), null),
  if(review_reason is null, date_add(utc_date(), interval 90 day), null), reference, 1,
  concat(lower(target_tier), '-reward'),
  case target_tier
    when 'VIP' then 'The reward for reaching VIP: a voucher and a welcome gift.'
    when 'GOLD' then 'The reward for reaching Gold.'
    else 'The reward for reaching Silver.' end
from work where target_tier is not null;

insert into gift_dispatch (gift_id, member_number, item, cost, substitute_voucher_value, validity_days, table_version,
  rule_id, state, created_at)
select reference, member_number, 'Welcome gift box', 30.00, 30.00, 90, 1, 'vip-reward',
  if(review_reason is null, 'PENDING', 'HELD'), utc_timestamp()
from work where target_tier = 'VIP';

insert into message (message_id, idempotency_key, member_number, process_instance_id, kind, channel, parameters, state,
  reason, created_at, next_attempt_at, attempts)
select uuid(), concat('tier-upgrade:', w.reference), w.member_number, w.reference, 'TIER_UPGRADE', 'EMAIL',
  json_object('currency', 'USD', 'fromTier', w.current_tier, 'tier', w.target_tier, 'voucherAmount',
    case w.target_tier when 'VIP' then '50.00' when 'GOLD' then '25.00' else '10.00' end,
    'voucherExpiresOn', date_add(utc_date(), interval 90 day), 'voucherId', w.voucher_id),
  if(m.email_known and m.email_consent, 'NOT_CONFIGURED', 'NOT_SENT'),
  case when not m.email_known then 'NO_ADDRESS' when not m.email_consent then 'NO_CONSENT' end,
  utc_timestamp(), utc_timestamp(), 0
from work w join member m on m.member_number = w.member_number
where w.target_tier is not null and w.review_reason is null;

insert into message (message_id, idempotency_key, member_number, process_instance_id, kind, channel, parameters, state,
  reason, created_at, next_attempt_at, attempts)
select uuid(), concat('points-alert:', w.reference), w.member_number, w.reference, 'POINTS_ALERT', 'SMS',
  concat('{"balance":"', w.old_balance + w.points - w.repaid, '","points":"', w.points - w.repaid, '"}'),
  if(m.phone_known and m.sms_consent, 'NOT_CONFIGURED', 'NOT_SENT'),
  case when not m.phone_known then 'NO_ADDRESS' when not m.sms_consent then 'NO_CONSENT' end,
  utc_timestamp(), utc_timestamp(), 0
from work w join member m on m.member_number = w.member_number
where w.points > w.repaid;

drop temporary table earned;

drop temporary table work;
