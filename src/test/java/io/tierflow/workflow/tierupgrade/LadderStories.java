package io.tierflow.workflow.tierupgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierflow.camunda.deployment.DeploymentRefusedException;
import io.tierflow.policy.Tier;
import io.tierflow.policy.VocabularySource;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.deployment.DeployedTables;
import io.tierflow.testsupport.deployment.TableFile;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An owner changes the ladder of tiers by deploying tables. */
abstract class LadderStories {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  private static final Pattern CELL_WITH_GOLD =
      Pattern.compile("(<inputEntry [^>]*>\\s*<text>[^<]*\"GOLD\")");

  private static final List<String> OTHER_TABLES =
      List.of(
          "points-earning", "upgrade-review", "reward-selection", "tier-terms", "tier-retention");

  @Autowired TestProgramme programme;
  @Autowired TierUpgradeService upgrades;
  @Autowired RepositoryService repository;
  @Autowired VocabularySource vocabulary;
  @Autowired AdjustableClock clock;

  private DeployedTables tables;

  @BeforeEach
  void setClock() {
    clock.set("2026-10-31T18:00:00Z");
    tables = new DeployedTables(repository);
  }

  @AfterEach
  void withdraw() {
    programme.execute(
        "update member set tier = 'VIP', confirmed_tier = 'VIP' where confirmed_tier = 'PLATINUM'");
    tables.withdraw();
  }

  @Test
  void aNewTierIsGivenByTheNextUpgradeOnceAllTablesKnowIt() {
    tables.deploy(withPlatinum());
    String member = programme.enrol();
    programme.purchase(member, "1000.00", TODAY.minusDays(2));

    String instance = upgrades.start(member, TODAY);
    programme.runJobs(instance);

    assertThat(vocabulary.ladder().codes())
        .containsExactly("REGULAR", "SILVER", "GOLD", "PLATINUM", "VIP");
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("PLATINUM"));
    assertThat(programme.texts("select code from tier order by ladder_rank"))
        .containsSequence("GOLD", "PLATINUM", "VIP");
  }

  @Test
  void aTierThatOtherTablesDoNotCoverIsRefusedWithTheirNames() {
    Map<String, String> alone = withPlatinum();
    OTHER_TABLES.forEach(alone::remove);

    assertThatExceptionOfType(DeploymentRefusedException.class)
        .isThrownBy(() -> tables.deploy(alone))
        .withMessageContaining("points-earning has no row for")
        .withMessageContaining("reward-selection has no row for")
        .withMessageContaining("tier-terms has no row for")
        .withMessageContaining("PLATINUM");
    assertThat(vocabulary.ladder().codes()).doesNotContain("PLATINUM");
  }

  @Test
  void tablesMayKnowATierBeforeItIsThere() {
    Map<String, String> early = withPlatinum();
    early.remove("tier-eligibility");

    tables.deploy(early);

    assertThat(vocabulary.ladder().codes()).doesNotContain("PLATINUM");
  }

  @Test
  void aTierThatMembersHaveCanNotGo() {
    String member = programme.enrol();
    programme.execute(
        "update member set tier = 'GOLD', confirmed_tier = 'GOLD' where member_number = ?", member);
    long golds =
        programme.number(
            "select count(*) from member where status = 'ACTIVE'"
                + " and (confirmed_tier = 'GOLD' or tier = 'GOLD')");

    assertThatExceptionOfType(DeploymentRefusedException.class)
        .isThrownBy(() -> tables.deploy(Map.of("tier-eligibility", withoutGold())))
        .withMessageContaining("GOLD is the tier of %d member".formatted(golds));
    assertThat(vocabulary.ladder().codes()).contains("GOLD");
  }

  @Test
  void withdrawingTheTablesBringsTheFormerLadderBack() {
    String deployment = tables.deploy(withPlatinum());

    repository.deleteDeployment(deployment, true);

    assertThat(vocabulary.ladder().codes()).containsExactly("REGULAR", "SILVER", "GOLD", "VIP");
    assertThat(programme.number("select count(*) from tier where code = 'PLATINUM'")).isEqualTo(1);
  }

  @Test
  void whatIsNoLadderIsRefused() {
    for (String values : List.of("\"GOLD\",\"GOLD\"", "\"Gold\"", "GOLD", "")) {
      String table =
          TableFile.of("tier-eligibility")
              .xml()
              .replace("\"REGULAR\",\"SILVER\",\"GOLD\",\"VIP\"", values);

      assertThatExceptionOfType(DeploymentRefusedException.class)
          .isThrownBy(() -> tables.deploy(Map.of("tier-eligibility", table)))
          .withMessageContaining("predefined values")
          .withMessageContaining("lowest first");
    }
  }

  private static Map<String, String> withPlatinum() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put(
        "tier-eligibility",
        known(
                TableFile.of("tier-eligibility")
                    .copyAbove("gold-by-points", "platinum-by-points")
                    .cell("platinum-by-points", "qualifyingPoints", ">= 90")
                    .cell("platinum-by-points", "tier", "\"PLATINUM\"")
                    .xml())
            .replace("\"GOLD\",\"VIP\"", "\"GOLD\",\"PLATINUM\",\"VIP\""));
    OTHER_TABLES.forEach(table -> tables.put(table, known(TableFile.of(table).xml())));
    return tables;
  }

  private static String withoutGold() {
    return TableFile.of("tier-eligibility")
        .xml()
        .replace("\"SILVER\",\"GOLD\",\"VIP\"", "\"SILVER\",\"VIP\"");
  }

  private static String known(String table) {
    return CELL_WITH_GOLD.matcher(table).replaceAll("$1, \"PLATINUM\"");
  }
}
