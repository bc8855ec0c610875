package io.tierflow.member;

import io.tierflow.policy.Tier;
import io.tierflow.policy.TierHolders;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts members by tier: the confirmed one, and the one that a review would confirm. */
@Repository
class TierMembers implements TierHolders {

  private final JdbcClient database;

  TierMembers(JdbcClient database) {
    this.database = database;
  }

  @Override
  public Map<Tier, Long> count(Collection<Tier> tiers) {
    if (tiers.isEmpty()) {
      return Map.of();
    }
    return database
        .sql(
            """
            select held, count(distinct member_number) as members
            from (
              select member_number, confirmed_tier as held from member where status = 'ACTIVE'
              union all
              select member_number, tier from member where status = 'ACTIVE'
            ) tiers
            where held in (:tiers)
            group by held
            """)
        .param("tiers", tiers.stream().map(Tier::code).toList())
        .query((row, number) -> Map.entry(new Tier(row.getString("held")), row.getLong("members")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
