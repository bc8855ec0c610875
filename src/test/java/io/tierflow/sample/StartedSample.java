package io.tierflow.sample;

import static org.awaitility.Awaitility.await;

import io.tierflow.TierflowApplication;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.outbox.MessageHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tierflow, started with a sample programme on a database in memory of its own. */
final class StartedSample implements AutoCloseable {

  private static final Map<String, String> TASKS =
      Map.of(
          "AssignLoyaltyManagerReview", "review",
          "VerifyPhysicalGiftDispatch", "gift");

  private static final String COMMUNICATION = "member-communication";

  private final ConfigurableApplicationContext tierflow;

  private StartedSample(ConfigurableApplicationContext tierflow) {
    this.tierflow = tierflow;
  }

  static StartedSample start(String programme) {
    String address =
        "jdbc:h2:mem:%s;MODE=MySQL;LOCK_TIMEOUT=20000;TIME ZONE=UTC;DB_CLOSE_DELAY=-1"
            .formatted(UUID.randomUUID());
    StartedSample started =
        new StartedSample(
            new SpringApplicationBuilder(TierflowApplication.class)
                .profiles("sample")
                .run(
                    "--tierflow.sample=" + programme,
                    "--spring.datasource.url=" + address,
                    "--server.port=0",
                    "--spring.jmx.enabled=false"));
    ManagementService jobs = started.tierflow.getBean(ManagementService.class);
    // What staff did on the first day goes on in the background.
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> jobs.createJobQuery().executable().withRetriesLeft().count() == 0);
    return started;
  }

  /** Sends what is due to members today. */
  void communicate() {
    RuntimeService processes = tierflow.getBean(RuntimeService.class);
    processes
        .createProcessInstanceByKey(COMMUNICATION)
        .businessKey(today().toString())
        .setVariable("day", today().toString())
        .setVariable("startedBy", "owner")
        .execute();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                processes.createProcessInstanceQuery().processDefinitionKey(COMMUNICATION).count()
                    == 0);
  }

  /** The programme's today. */
  LocalDate today() {
    return tierflow.getBean(ProgrammeCalendar.class).today();
  }

  /** Who has an e-mail of a kind, in the order of their numbers. */
  List<String> membersWith(String kind) {
    return database()
        .sql(
            """
            select member_number from message where kind = :kind and channel = 'EMAIL'
            order by member_number
            """)
        .param("kind", kind)
        .query(String.class)
        .list();
  }

  /** Subject and text of a member's e-mail of a kind, in the member's language. */
  String mail(String member, String kind) {
    return tierflow
        .getBean(MessageHistory.class)
        .ofMember(member, PageRequest.of(0, 50))
        .items()
        .stream()
        .filter(mail -> mail.channel() == Channel.EMAIL && mail.kind().name().equals(kind))
        .map(mail -> mail.subject() + "\n" + mail.text())
        .collect(Collectors.joining());
  }

  long failedJobs() {
    return tierflow.getBean(ManagementService.class).createJobQuery().withException().count();
  }

  /** The latest version of a table, as the engine has it. */
  String deployedTable(String key) throws IOException {
    RepositoryService models = tierflow.getBean(RepositoryService.class);
    String id =
        models
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey(key)
            .latestVersion()
            .singleResult()
            .getId();
    return new String(models.getDecisionModel(id).readAllBytes(), StandardCharsets.UTF_8);
  }

  /** What became of each member, by the columns of {@link ExpectedOutcomes}. */
  List<Map<String, String>> outcomes() {
    Map<String, String> vouchers = texts("voucher", "concat(amount, ' ', state)", "amount");
    Map<String, String> gifts = texts("gift_dispatch", "concat(item, ' ', state)", "item");
    Map<String, String> tasks = openTasks();
    return database()
        .sql(
            """
            select m.member_number, m.tier, m.tier_status, m.status, a.balance,
              (select coalesce(sum(coalesce(e.qualifying_points,
                  e.points - e.shortfall - e.lapsed)), 0) from ledger_entry e
               where e.member_number = m.member_number
                 and e.entry_type in ('EARN', 'REVERSE')) as qualifying
            from member m join points_account a on a.member_number = m.member_number
            order by m.member_number
            """)
        .query(
            (row, number) -> {
              String member = row.getString("member_number");
              Map<String, String> outcome = new LinkedHashMap<>();
              outcome.put("member", member);
              outcome.put("tier", row.getString("tier"));
              outcome.put("tier status", row.getString("tier_status"));
              outcome.put("balance", row.getString("balance"));
              outcome.put("qualifying points", row.getString("qualifying"));
              outcome.put("vouchers", vouchers.getOrDefault(member, ""));
              outcome.put("gift", gifts.getOrDefault(member, ""));
              outcome.put("open task", tasks.getOrDefault(member, ""));
              return outcome;
            })
        .list();
  }

  private Map<String, String> openTasks() {
    return tierflow.getBean(TaskService.class).createTaskQuery().list().stream()
        .collect(Collectors.toMap(this::member, task -> TASKS.get(task.getTaskDefinitionKey())));
  }

  private String member(Task task) {
    return (String) tierflow.getBean(TaskService.class).getVariable(task.getId(), "memberNumber");
  }

  /** One text for each member, of what a table has of them, in an order that the figures give. */
  private Map<String, String> texts(String table, String text, String order) {
    return database()
        .sql(
            "select member_number, %s as said from %s order by member_number, %s"
                .formatted(text, table, order))
        .query((row, number) -> Map.entry(row.getString("member_number"), row.getString("said")))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                Collectors.mapping(Map.Entry::getValue, Collectors.joining(", "))));
  }

  JdbcClient database() {
    return tierflow.getBean(JdbcClient.class);
  }

  @Override
  public void close() {
    tierflow.close();
  }
}
