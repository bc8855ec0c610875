package io.tierflow.reward;

import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.policy.Tier;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which rewards of tiers members were given: vouchers, also those of which only the archive tells,
 * and gifts; those of members who were merged into them count as theirs. What was cancelled, since
 * its review was declined or its upgrade ended, was not given.
 */
@Repository
class TierRewardHistory {

  /** Who is upgraded in one transaction: one query tells of all, and none if nobody rises. */
  private static final Fact<Collection<String>> TOGETHER = new Fact<>("members upgraded together");

  private static final Fact<List<Given>> GIVEN = new Fact<>("rewards of tiers that were given");

  private static final String REWARDS =
      """
      select holder.member_number as member_number, c.to_tier as tier, c.proposed_on as given_on
      from (
        select member_number, member_number as earlier
        from member where member_number in (:memberNumbers)
        union all
        select held_by, merged_member from member_merge where held_by in (:memberNumbers)
      ) holder
      join tier_change c on c.member_number = holder.earlier
      where c.opening = false and c.status <> 'DECLINED'
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

  /** Remembers who is upgraded together, so that the first one who rises asks for all. */
  void expect(Collection<String> memberNumbers) {
    memberNumbers.forEach(
        number -> TransactionFacts.remember(TOGETHER, number, List.copyOf(memberNumbers)));
  }

  /**
   * When a member was last given the reward of a tier. What the current transaction gives is not
   * seen: within one, nobody rises to the same tier twice.
   *
   * @param memberNumber whose reward
   * @param tier the tier that was reached
   * @param from first day of the upgrades asked for, inclusive
   * @param to last one, inclusive
   * @return the day of the latest upgrade that gave it
   */
  Optional<LocalDate> lastGiven(String memberNumber, Tier tier, LocalDate from, LocalDate to) {
    return TransactionFacts.recall(GIVEN, memberNumber).orElseGet(() -> read(memberNumber)).stream()
        .filter(given -> given.tier.equals(tier.code()))
        .map(Given::on)
        .filter(day -> !day.isBefore(from) && !day.isAfter(to))
        .max(Comparator.naturalOrder());
  }

  private List<Given> read(String memberNumber) {
    Collection<String> together =
        TransactionFacts.recall(TOGETHER, memberNumber).orElse(List.of(memberNumber));
    Map<String, List<Given>> rewards =
        database
            .sql(REWARDS)
            .param("memberNumbers", together)
            .query(
                (row, number) ->
                    new Given(
                        row.getString("member_number"),
                        row.getString("tier"),
                        row.getObject("given_on", LocalDate.class)))
            .list()
            .stream()
            .collect(Collectors.groupingBy(Given::memberNumber));
    together.forEach(
        number ->
            TransactionFacts.remember(GIVEN, number, rewards.getOrDefault(number, List.of())));
    return rewards.getOrDefault(memberNumber, List.of());
  }

  /** That an upgrade gave the reward of a tier. */
  private record Given(String memberNumber, String tier, LocalDate on) {}
}
