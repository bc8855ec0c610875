package io.tierflow.insight.figures;

/** The statements that compute a month's figures, the same on each database. */
final class MonthStatements {

  static final String INTO =
      """
      insert into figure_month (figure, report_month, tier, account_type, detail, amount)
      """;

  /**
   * Each table is read once, and what it says of a member is a row; the rows of a member are then
   * put together, and members by tier and account type. Of changes recorded within the same second
   * the one to the higher tier counts, as in the return on investment. What an account had at the
   * end of the month is what it has now, less what came afterwards.
   */
  static final String POINTS_AND_SPEND =
      INTO
          + """
          select figures.figure, :month, sums.tier, sums.account_type, figures.detail,
            case figures.figure
              when 'MEMBERS' then sums.members
              when 'ACTIVE_MEMBERS' then sums.active_members
              when 'POINTS_ISSUED' then sums.issued
              when 'POINTS_REDEEMED' then sums.redeemed
              when 'POINTS_EXPIRED' then sums.expired
              when 'POINTS_REVERSED' then sums.reversed
              when 'POINTS_OUTSTANDING' then sums.outstanding
              when 'PROGRAMME_COST' then sums.booked * :pointsValue
              else sums.net_spend end
          from (
            select tier, account_type, sum(belongs) as members,
              count(case when transactions > 0 then 1 end) as active_members,
              sum(spend) as net_spend, sum(issued) as issued, sum(redeemed) as redeemed,
              sum(expired) as expired, sum(reversed) as reversed, sum(outstanding) as outstanding,
              sum(booked) as booked
            from (
              select coalesce(max(tier), :lowestTier) as tier,
                coalesce(max(account_type), '') as account_type, sum(belongs) as belongs,
                sum(transactions) as transactions, sum(spend) as spend, sum(issued) as issued,
                sum(redeemed) as redeemed, sum(expired) as expired, sum(reversed) as reversed,
                sum(outstanding) as outstanding, sum(booked) as booked
              from (
                select member_number, account_type, null as tier,
                  case when closed_on is null or closed_on > :lastDay then 1 else 0 end as belongs,
                  0 as transactions, 0 as spend, 0 as issued, 0 as redeemed, 0 as expired,
                  0 as reversed, 0 as outstanding, 0 as booked
                from member
                where enrolled_on <= :lastDay
                union all
                select member_number, null, to_tier, 0, 0, 0, 0, 0, 0, 0, 0, 0
                from (
                  select member_number, to_tier,
                    row_number() over (
                      partition by member_number
                      order by decided_on desc, recorded_at desc, ladder_rank desc, change_id desc)
                      as recency
                  from tier_change join tier on tier.code = tier_change.to_tier
                  where status = 'CONFIRMED' and decided_on <= :lastDay
                ) confirmed
                where recency = 1
                union all
                select member_number, null, null, 0, 1, spend, 0, 0, 0, 0, 0, 0
                from transaction
                where occurred_at >= :fromInstant and occurred_at < :untilInstant
                union all
                select member_number, null, null, 0, 0, 0,
                  case when effective_on <= :lastDay and entry_type = 'EARN'
                    then points else 0 end,
                  case when effective_on <= :lastDay and entry_type in ('SPEND', 'RETURN')
                    then -points else 0 end,
                  case when effective_on <= :lastDay and entry_type = 'EXPIRE'
                    then -points else 0 end,
                  case when effective_on <= :lastDay and entry_type = 'REVERSE'
                    then shortfall + lapsed - points else 0 end,
                  case when effective_on > :lastDay then -points else 0 end,
                  case when effective_on <= :lastDay then points else 0 end
                from ledger_entry
                where effective_on >= :firstDay
                union all
                select member_number, null, null, 0, 0, 0, 0, 0, 0, 0, balance, 0
                from points_account
              ) facts
              group by member_number
            ) members
            group by tier, account_type
          ) sums
          cross join (
            select 'MEMBERS' as figure, '' as detail
            union all select 'ACTIVE_MEMBERS', '' union all select 'POINTS_ISSUED', ''
            union all select 'POINTS_REDEEMED', '' union all select 'POINTS_EXPIRED', ''
            union all select 'POINTS_REVERSED', '' union all select 'POINTS_OUTSTANDING', ''
            union all select 'NET_SPEND', '' union all select 'PROGRAMME_COST', 'POINTS'
          ) figures
          """;

  /**
   * What members got: each event's member is looked up with the tier held at the month's end, since
   * in a month there are few of them beside the members. A voucher may have moved to the archive.
   */
  static final String REWARDS_AND_MESSAGES =
      INTO
          + """
          select figure, :month, tier, account_type, detail, sum(amount)
          from (
            select events.figure, events.detail, events.amount, member.account_type,
              coalesce((
                select tier_change.to_tier
                from tier_change join tier on tier.code = tier_change.to_tier
                where tier_change.member_number = events.member_number
                  and tier_change.status = 'CONFIRMED' and tier_change.decided_on <= :lastDay
                order by tier_change.decided_on desc, tier_change.recorded_at desc,
                  tier.ladder_rank desc, tier_change.change_id desc
                limit 1), :lowestTier) as tier
            from (
              select member_number, 'VOUCHERS_ISSUED' as figure, '' as detail, count(*) as amount
              from voucher
              where issued_on between :firstDay and :lastDay and state <> 'CANCELLED'
              group by member_number
              union all
              select member_number, 'VOUCHERS_ISSUED', '', count(*)
              from voucher_archive
              where issued_on between :firstDay and :lastDay and state <> 'CANCELLED'
              group by member_number
              union all
              select member_number, 'VOUCHERS_EXPIRED', '', count(*)
              from voucher
              where expires_on between :firstDay and :lastDay and expires_on < :today
                and state = 'ISSUED'
              group by member_number
              union all
              select member_number, 'VOUCHERS_EXPIRED', '', count(*)
              from voucher_archive
              where expires_on between :firstDay and :lastDay and expires_on < :today
                and state = 'ISSUED'
              group by member_number
              union all
              select member_number, 'VOUCHERS_REDEEMED',
                case when issued_on is null then '' else concat(extract(year from issued_on), '-',
                  lpad(extract(month from issued_on), 2, '0')) end, 1
              from (
                select voucher_redemption.member_number,
                  coalesce(voucher.issued_on, voucher_archive.issued_on) as issued_on
                from voucher_redemption
                left join voucher on voucher.voucher_id = voucher_redemption.voucher_id
                left join voucher_archive
                  on voucher_archive.voucher_id = voucher_redemption.voucher_id
                where redeemed_on between :firstDay and :lastDay
              ) redeemed
              union all
              select member_number, 'PROGRAMME_COST', 'VOUCHERS', sum(amount)
              from voucher_redemption
              where redeemed_on between :firstDay and :lastDay
              group by member_number
              union all
              select member_number, 'PROGRAMME_COST', 'GIFTS', sum(cost)
              from gift_dispatch
              where decided_on between :firstDay and :lastDay and state = 'DISPATCHED'
              group by member_number
              union all
              select member_number, 'MESSAGES_SENT', '', count(*)
              from message
              where created_at >= :fromInstant and created_at < :untilInstant
                and member_number is not null and state = 'SENT'
              group by member_number
              union all
              select member_number, 'MESSAGES_NOT_SENT', coalesce(reason, ''), count(*)
              from message
              where created_at >= :fromInstant and created_at < :untilInstant
                and member_number is not null and state = 'NOT_SENT'
              group by member_number, coalesce(reason, '')
              union all
              select subject, 'UNSUBSCRIBED', '', count(*)
              from audit_entry
              where action = 'UNSUBSCRIBED'
                and recorded_at >= :fromInstant and recorded_at < :untilInstant
              group by subject
            ) events
            join member on member.member_number = events.member_number
          ) held
          group by figure, tier, account_type, detail
          """;

  /** What the return on investment calls the uplift, of what is kept of the month by then. */
  static final String UPLIFT =
      INTO
          + """
          select 'UPLIFT_MARGIN', :month, spend.tier, spend.account_type, '',
            (spend.amount * base.members - members.amount * base.spend) * :margin / base.members
          from figure_month spend
          join figure_month members on members.figure = 'MEMBERS'
            and members.report_month = spend.report_month and members.tier = spend.tier
            and members.account_type = spend.account_type
          cross join (
            select sum(case when figure = 'NET_SPEND' then amount else 0 end) as spend,
              sum(case when figure = 'MEMBERS' then amount else 0 end) as members
            from figure_month
            where report_month = :month and tier = :lowestTier
              and figure in ('NET_SPEND', 'MEMBERS')
          ) base
          where spend.figure = 'NET_SPEND' and spend.report_month = :month
            and spend.tier <> :lowestTier and base.members > 0
          """;

  private MonthStatements() {}
}
