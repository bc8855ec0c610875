package io.tierflow.benchmark;

import io.tierflow.testsupport.deployment.TableFile;
import io.tierflow.tier.period.QualificationPeriod;
import io.tierflow.tier.period.TierValidity;
import io.tierflow.tier.period.ValidityTerms;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;

/**
 * A day on which the tiers of all members end: each is renewed or lowered, from the start of the
 * daily process until the last. Fails unless each member was decided on once.
 */
final class RenewalWay extends BatchWay {

  private static final String DAILY = "member-communication";
  private static final ValidityTerms TERMS =
      new ValidityTerms(
          QualificationPeriod.ROLLING_12_MONTHS, TierValidity.find("12_MONTHS").orElseThrow(), 0);

  private final RunningTierflow tierflow;
  private final LocalDate day = LocalDate.now(ZoneOffset.UTC);

  RenewalWay(RunningTierflow tierflow) {
    super(tierflow);
    this.tierflow = tierflow;
  }

  /** Lets all tiers but the lowest end after twelve months. */
  void deployTerms() {
    TableFile terms = TableFile.of("tier-terms");
    for (String row : HandWrittenPolicy.TIER_TERMS) {
      terms.cell(row, "validity", "\"%s\"".formatted(TERMS.validity().code()));
    }
    tierflow
        .bean(RepositoryService.class)
        .createDeployment()
        .name("benchmark")
        .addInputStream("tier-terms.dmn", new ByteArrayInputStream(terms.bytes()))
        .deploy();
  }

  /** Gives each member of a pattern a tier that ended yesterday. */
  void endTiers(BenchmarkDatabase pattern) throws SQLException {
    try (Connection connection = pattern.connectAside()) {
      try (PreparedStatement rise =
          connection.prepareStatement(
              "update member set tier = ?, confirmed_tier = ? where confirmed_tier = ?")) {
        rise.setString(1, HandWrittenPolicy.TIERS.get(1));
        rise.setString(2, HandWrittenPolicy.TIERS.get(1));
        rise.setString(3, HandWrittenPolicy.TIERS.get(0));
        rise.executeUpdate();
      }
      try (PreparedStatement end =
          connection.prepareStatement(
              "update member set tier_valid_from = ?, tier_valid_until = ?, tier_due_on = ?,"
                  + " tier_terms = ?")) {
        end.setObject(1, day.minusYears(1));
        end.setObject(2, day.minusDays(1));
        end.setObject(3, day);
        end.setString(4, TERMS.code());
        end.executeUpdate();
      }
    }
  }

  @Override
  public String key() {
    return "renewal";
  }

  @Override
  public String description() {
    return "Tierflow's renewal of tiers, by job executor";
  }

  @Override
  void start(RunningTierflow started, Month month) {
    started
        .bean(RuntimeService.class)
        .startProcessInstanceByKey(DAILY, Map.of("day", day.toString()));
  }

  @Override
  String query() {
    return "select count(*) > 0 and min(taken_up_to = up_to_member) = 1 from batch_range"
        + " where kind = 'tier-renewal'";
  }

  @Override
  public void end() {
    super.end();
    requireEachDecidedOnce();
  }

  private void requireEachDecidedOnce() {
    try {
      String decided =
          database()
              .text(
                  "select concat(count(*), ' ', count(distinct member_number), ' ',"
                      + " (select count(*) from member)) from tier_change"
                      + " where kind in ('RENEWAL', 'LOWERING')");
      if (!decided.matches("(\\d+) \\1 \\1")) {
        throw new IllegalStateException(
            "Each member is to be decided on once; changes, members and all members: " + decided);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
