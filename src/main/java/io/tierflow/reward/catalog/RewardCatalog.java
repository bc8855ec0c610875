package io.tierflow.reward.catalog;

import io.tierflow.member.AccountType;
import io.tierflow.policy.CollectingTables;
import io.tierflow.policy.TableRows;
import io.tierflow.policy.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Says what members can have for points, under the deployed table {@code reward-catalog}. */
@Service
public class RewardCatalog {

  private final CollectingTables tables;
  private final TableRows rows;

  RewardCatalog(CollectingTables tables, TableRows rows) {
    this.tables = tables;
    this.rows = rows;
  }

  /**
   * Whether the programme offers anything at all.
   *
   * @return false for a table without rows
   */
  public boolean isOpen() {
    return rows.hasRows(RewardCatalogContract.TABLE);
  }

  /**
   * What members of a tier can have on a day, whatever their points are.
   *
   * @param tier the confirmed tier
   * @param accountType whose account it is
   * @param asOf the day
   * @return rewards in the order of the table's rows, each code once: of several rows, the first
   */
  public List<CatalogReward> rewards(Tier tier, AccountType accountType, LocalDate asOf) {
    if (!isOpen()) {
      return List.of();
    }
    Set<String> known = new HashSet<>();
    List<CatalogReward> rewards = new ArrayList<>();
    tables
        .evaluateAll(
            RewardCatalogContract.TABLE,
            Map.of("currentTier", tier.code(), "accountType", accountType.name(), "asOf", asOf))
        .stream()
        .map(CatalogReward::of)
        .filter(reward -> known.add(reward.code()))
        .forEach(rewards::add);
    return List.copyOf(rewards);
  }

  /**
   * A reward that members of a tier can have on a day.
   *
   * @param code its code
   * @param tier the confirmed tier
   * @param accountType whose account it is
   * @param asOf the day
   * @return the reward, empty if they can't have it
   */
  public Optional<CatalogReward> find(
      String code, Tier tier, AccountType accountType, LocalDate asOf) {
    return rewards(tier, accountType, asOf).stream()
        .filter(reward -> reward.code().equals(code))
        .findFirst();
  }
}
