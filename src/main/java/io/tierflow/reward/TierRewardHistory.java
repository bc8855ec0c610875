package io.tierflow.reward;

import io.tierflow.policy.Tier;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which rewards of tiers members were given: vouchers, also those of which only the archive tells,
 * and gifts; those of members who were merged into them count as theirs. What was cancelled, since
 * its review was declined or its upgrade ended, was not given.
 */
@Repository
class TierRewardHistory {

  private static final String LAST_GIVEN =
      """
      select max(c.proposed_on)
      from (
        select member_number from member where member_number = :memberNumber
        union all
        select merged_member from member_merge where held_by = :memberNumber
      ) merged
      join tier_change c on c.member_number = merged.member_number
      where (c.to_tier = :tier and c.proposed_on between :from and :to and c.status <> 'DECLINED')
        and (
          exists (
            select 1 from voucher v
            where v.process_instance_id = c.process_instance_id
              and v.origin = 'TIER_UPGRADE' and v.state <> 'CANCELLED')
          or exists (
            select 1 from voucher_archive a
            where a.process_instance_id = c.process_instance_id
              and a.origin = 'TIER_UPGRADE' and a.state <> 'CANCELLED')
          or exists (
            select 1 from gift_dispatch g
            where g.gift_id = c.process_instance_id and g.state <> 'CANCELLED'))
      """;

  private final JdbcClient database;

  TierRewardHistory(JdbcClient database) {
    this.database = database;
  }

  /**
   * When a member was last given the reward of a tier. What the current transaction has not written
   * yet is not seen: no upgrade of a page looks for what another one of it gives.
   *
   * @param memberNumber whose reward
   * @param tier the tier that was reached
   * @param from first day of the upgrades asked for, inclusive
   * @param to last one, inclusive
   * @return the day of the latest upgrade that gave it
   */
  Optional<LocalDate> lastGiven(String memberNumber, Tier tier, LocalDate from, LocalDate to) {
    return database
        .sql(LAST_GIVEN)
        .param("memberNumber", memberNumber)
        .param("tier", tier.code())
        .param("from", from)
        .param("to", to)
        .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single();
  }
}
