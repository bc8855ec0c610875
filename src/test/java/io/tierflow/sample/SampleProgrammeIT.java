package io.tierflow.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierflow.TierflowApplication;
import io.tierflow.testsupport.database.OnH2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** The first start of profile {@code sample} ends as the sample's README says. */
@OnH2
@ActiveProfiles("sample")
@SpringBootTest(classes = TierflowApplication.class)
class SampleProgrammeIT {

  /** Member, story, begins, earned, balance, tier, what to look at. */
  private static final Pattern ROW =
      Pattern.compile(
          "\\| (S\\d{4}) \\|[^|]*\\|[^|]*\\| (\\d+) \\| (\\d+) \\| (\\w+)(, under review)? \\|.*");

  @Autowired private JdbcClient database;
  @Autowired private TaskService tasks;
  @Autowired private ManagementService management;

  /** What staff did on the first day goes on in the background. */
  @BeforeEach
  void awaitTheFirstDaysEnd() {
    await().until(() -> management.createJobQuery().executable().withRetriesLeft().count() == 0);
  }

  @Test
  void everyStoryEndsAsTheReadmeSays() throws IOException {
    List<String> told =
        readme()
            .map(row -> String.join(" ", row.group(1), row.group(2), row.group(3), tier(row)))
            .toList();

    assertThat(told).hasSize(40);
    assertThat(outcomes()).containsExactlyElementsOf(told);
  }

  @Test
  void peopleHaveWorkAndNothingFailed() {
    assertThat(openTasks("AssignLoyaltyManagerReview")).isEqualTo(6);
    assertThat(openTasks("VerifyPhysicalGiftDispatch")).isEqualTo(2);
    assertThat(management.createJobQuery().withException().count()).isZero();
  }

  /** S0027 has an address, S0028 has none. */
  @Test
  void onlyWhoHasAnAddressIsToldThatTheGiftGoesThere() {
    assertThat(
            database
                .sql(
                    """
                    select member_number from message
                    where kind = 'TIER_UPGRADE' and parameters like '%giftAddress%'
                    """)
                .query(String.class)
                .list())
        .containsExactly("S0028");
  }

  private static Stream<MatchResult> readme() throws IOException {
    return ROW.matcher(Files.readString(Path.of("sample", "README.md"))).results();
  }

  private static String tier(MatchResult row) {
    return row.group(4) + (row.group(5) == null ? " CONFIRMED" : " PROVISIONAL");
  }

  private List<String> outcomes() {
    return database
        .sql(
            """
            select concat(m.member_number, ' ',
                (select coalesce(sum(e.points), 0) from ledger_entry e
                 where e.member_number = m.member_number and e.entry_type = 'EARN'),
                ' ', a.balance, ' ', m.tier, ' ', m.tier_status)
            from member m join points_account a on a.member_number = m.member_number
            order by m.member_number
            """)
        .query(String.class)
        .list();
  }

  private long openTasks(String step) {
    return tasks.createTaskQuery().taskDefinitionKey(step).count();
  }
}
