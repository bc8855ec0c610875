package io.tierflow.insight.figures;

/** The statement that computes who was active, came back, was lost or moved in a month. */
final class ActivityStatement {

  /**
   * Who was active when, and which tier members had before the month. Members are put together as
   * above, and then by tier, account type, month of enrolment, and the tiers between which they
   * moved; an empty one is of members who weren't there before, or aren't any more.
   */
  static final String ACTIVITY =
      MonthStatements.INTO
          + """
          select figure, :month, tier, account_type, detail, sum(amount)
          from (
            select figures.figure, sums.account_type,
              case figures.figure when 'MEMBERS_MOVED' then sums.to_tier else sums.tier end as tier,
              case figures.figure when 'MEMBERS_MOVED' then sums.from_tier
                when 'COHORT_MEMBERS' then sums.cohort when 'COHORT_ACTIVE' then sums.cohort
                else '' end as detail,
              case figures.figure
                when 'EARNING_MEMBERS' then sums.earning
                when 'REDEEMING_MEMBERS' then sums.redeeming
                when 'MEMBERS_MOVED' then case when sums.from_tier <> sums.to_tier
                  then sums.members else 0 end
                when 'MEMBERS_MOVED_UP' then case when sums.from_tier <> '' and sums.to_tier <> ''
                  and (select ladder_rank from tier where code = sums.to_tier)
                    > (select ladder_rank from tier where code = sums.from_tier)
                  then sums.members else 0 end
                when 'ACTIVE_BEFORE' then sums.active_then
                when 'ACTIVE_AGAIN' then sums.active_again
                when 'MEMBERS_AT_START' then sums.at_start
                when 'MEMBERS_LOST' then sums.lost
                when 'COHORT_MEMBERS' then case when sums.cohort <> '' then sums.members else 0 end
                else case when sums.cohort <> '' then sums.active else 0 end end as amount
            from (
              select tier, account_type, cohort, from_tier, to_tier, sum(enrolled) as members,
                sum(active) as active, sum(earning) as earning, sum(redeeming) as redeeming,
                sum(active_then) as active_then,
                sum(case when active_then = 1 and active_since = 1 then 1 else 0 end) as active_again,
                sum(at_start) as at_start,
                sum(case when at_start = 1 and active_lately = 0 then 1 else 0 end) as lost
              from (
                select account_type, cohort, tier, enrolled, active, active_then, active_since,
                  active_lately, earning, redeeming, at_start,
                  case when belonged = 1 then tier_before else '' end as from_tier,
                  case when belongs = 1 then tier else '' end as to_tier
                from (
                  select coalesce(max(account_type), '') as account_type,
                    coalesce(max(cohort), '') as cohort,
                    coalesce(max(tier_within), max(tier_before), :lowestTier) as tier,
                    coalesce(max(tier_before), :lowestTier) as tier_before,
                    max(enrolled) as enrolled, max(belongs) as belongs, max(belonged) as belonged,
                    max(at_start) as at_start, max(active) as active,
                    max(active_then) as active_then, max(active_since) as active_since,
                    max(active_lately) as active_lately, max(earning) as earning,
                    max(redeeming) as redeeming
                  from (
                    select member_number, account_type,
                      case when enrolled_on >= :firstCohort
                        then concat(extract(year from enrolled_on), '-',
                          lpad(extract(month from enrolled_on), 2, '0')) end as cohort,
                      null as tier_within, null as tier_before, 1 as enrolled,
                      case when closed_on is null or closed_on > :lastDay then 1 else 0 end
                        as belongs,
                      case when enrolled_on < :firstDay
                        and (closed_on is null or closed_on >= :firstDay) then 1 else 0 end
                        as belonged,
                      case when enrolled_on < :latelyDay
                        and (closed_on is null or closed_on >= :latelyDay) then 1 else 0 end
                        as at_start,
                      0 as active, 0 as active_then, 0 as active_since, 0 as active_lately,
                      0 as earning, 0 as redeeming
                    from member
                    where enrolled_on <= :lastDay
                    union all
                    select member_number, null, null,
                      case when within = 1 then to_tier end, case when within = 0 then to_tier end,
                      0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                    from (
                      select member_number, to_tier, within,
                        row_number() over (
                          partition by member_number, within
                          order by decided_on desc, recorded_at desc, ladder_rank desc,
                            change_id desc) as recency
                      from (
                        select member_number, to_tier, decided_on, recorded_at, ladder_rank,
                          change_id, case when decided_on >= :firstDay then 1 else 0 end as within
                        from tier_change join tier on tier.code = tier_change.to_tier
                        where status = 'CONFIRMED' and decided_on <= :lastDay
                      ) changes
                    ) confirmed
                    where recency = 1
                    union all
                    select member_number, null, null, null, null, 0, 0, 0, 0,
                      max(case when occurred_at >= :fromInstant then 1 else 0 end),
                      max(case when occurred_at >= :thenFrom and occurred_at < :thenUntil
                        then 1 else 0 end),
                      max(case when occurred_at >= :thenUntil then 1 else 0 end),
                      max(case when occurred_at >= :latelyInstant then 1 else 0 end), 0, 0
                    from transaction
                    where occurred_at >= :sinceInstant and occurred_at < :untilInstant
                    group by member_number
                    union all
                    select member_number, null, null, null, null, 0, 0, 0, 0, 0, 0, 0, 0,
                      max(case when entry_type = 'EARN' then 1 else 0 end),
                      max(case when entry_type = 'SPEND' then 1 else 0 end)
                    from ledger_entry
                    where effective_on >= :firstDay and effective_on <= :lastDay
                    group by member_number
                  ) facts
                  group by member_number
                ) members
              ) moves
              group by tier, account_type, cohort, from_tier, to_tier
            ) sums
            cross join (
              select 'EARNING_MEMBERS' as figure
              union all select 'REDEEMING_MEMBERS' union all select 'MEMBERS_MOVED'
              union all select 'MEMBERS_MOVED_UP' union all select 'ACTIVE_BEFORE'
              union all select 'ACTIVE_AGAIN' union all select 'MEMBERS_AT_START'
              union all select 'MEMBERS_LOST' union all select 'COHORT_MEMBERS'
              union all select 'COHORT_ACTIVE'
            ) figures
          ) parts
          where amount <> 0 or detail = ''
          group by figure, tier, account_type, detail
          """;

  private ActivityStatement() {}
}
