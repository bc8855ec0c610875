package io.tierflow.camunda.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.TierflowApplication;
import io.tierflow.testsupport.database.MySqlServer;
import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.database.TestDatabase;
import io.tierflow.testsupport.deployment.PriceTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnMySql
@SpringBootTest(classes = TierflowApplication.class)
class EngineOnMySqlIT {

  @Autowired private MySqlServer server;
  @Autowired private JdbcClient database;
  @Autowired private TaskService tasks;
  @Autowired private RepositoryService repository;
  @Autowired private ModelDeployment deployment;

  @Test
  void everyTableOfTheEngineHoldsEveryCharacter() {
    assertThat(collations(database)).containsExactly("utf8mb4_bin");
  }

  /** MySQL 9.7 can't delete a row of such a table that refers to itself. */
  @Test
  void noTableRefersToItselfTwiceAndCascades() {
    assertThat(referringToThemselvesTwice(database)).isEmpty();
  }

  @Test
  void aDatabaseOfAnOlderStartLosesItsSecondCascade() {
    TestDatabase older = server.newDatabase();
    JdbcClient inside = JdbcClient.create(older.dataSource());
    start(older).close();
    inside
        .sql(
            """
            alter table ACT_RU_INCIDENT add constraint ACT_FK_INC_RCAUSE
            foreign key (ROOT_CAUSE_INCIDENT_ID_) references ACT_RU_INCIDENT (ID_)
            on delete cascade on update cascade""")
        .update();
    assertThat(referringToThemselvesTwice(inside)).containsExactly("ACT_RU_INCIDENT");

    start(older).close();

    assertThat(referringToThemselvesTwice(inside)).isEmpty();
  }

  private static List<String> referringToThemselvesTwice(JdbcClient database) {
    return database
        .sql(
            """
            select table_name from information_schema.referential_constraints
            where constraint_schema = database() and table_name = referenced_table_name
            group by table_name
            having count(*) > 1 and sum(delete_rule = 'CASCADE') > 1""")
        .query(String.class)
        .list();
  }

  @Test
  void anEmojiInACommentIsKept() {
    Task task = tasks.newTask();
    task.setName("Thank Zoë 🎁");
    tasks.saveTask(task);
    tasks.createComment(task.getId(), null, "Well done 🎉");

    assertThat(tasks.getTaskComments(task.getId()))
        .singleElement()
        .satisfies(comment -> assertThat(comment.getFullMessage()).isEqualTo("Well done 🎉"));
    assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getName())
        .isEqualTo("Thank Zoë 🎁");
    tasks.deleteTask(task.getId(), true);
  }

  @Test
  void modelsAreDeployedOnceHoweverManyNodesDeployThem() throws Exception {
    List<ReleasedModel> release =
        List.of(
            new ReleasedModel(
                "dmn/stamp-price.dmn",
                PriceTable.of("stamp-price", "0.95").getBytes(StandardCharsets.UTF_8)));

    together(
        6,
        () -> {
          deployment.deploy(release);
          return null;
        });

    assertThat(
            repository.createDecisionDefinitionQuery().decisionDefinitionKey("stamp-price").list())
        .hasSize(1);
  }

  @Test
  void nodesThatStartTogetherOnAnEmptyDatabaseAllStart() throws Exception {
    TestDatabase empty = server.newDatabase();

    List<ConfigurableApplicationContext> nodes = startTwo(empty);

    try {
      JdbcClient shared = JdbcClient.create(empty.dataSource());
      assertThat(collations(shared)).containsExactly("utf8mb4_bin");
      assertThat(nodes)
          .allSatisfy(
              node ->
                  assertThat(
                          node.getBean(RepositoryService.class)
                              .createProcessDefinitionQuery()
                              .processDefinitionKey("loyalty-tier-upgrade")
                              .list())
                      .hasSize(1));
    } finally {
      nodes.forEach(ConfigurableApplicationContext::close);
    }
  }

  /**
   * Two nodes that share this process. The logging system belongs to the whole process and would be
   * set up twice at once, which it can't be: it stays as this test's own context has set it up.
   */
  private static List<ConfigurableApplicationContext> startTwo(TestDatabase database)
      throws Exception {
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    try {
      return together(2, () -> start(database));
    } finally {
      System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }
  }

  private static ConfigurableApplicationContext start(TestDatabase database) {
    String[] arguments =
        Stream.concat(
                Stream.of("server.port=0", "spring.jmx.enabled=false"),
                database.springProperties().entrySet().stream().map(Object::toString))
            .map(property -> "--" + property)
            .toArray(String[]::new);
    return new SpringApplicationBuilder(TierflowApplication.class).profiles("test").run(arguments);
  }

  private static <T> List<T> together(int nodes, Callable<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(nodes);
    CountDownLatch all = new CountDownLatch(nodes);
    try {
      List<Future<T>> running =
          IntStream.range(0, nodes)
              .mapToObj(
                  node ->
                      threads.submit(
                          () -> {
                            all.countDown();
                            all.await();
                            return work.call();
                          }))
              .toList();
      List<T> results = new ArrayList<>();
      for (Future<T> result : running) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> collations(JdbcClient database) {
    return database
        .sql(
            """
            select distinct table_collation from information_schema.tables
            where table_schema = database() and table_name like 'ACT\\_%'
            union
            select distinct collation_name from information_schema.columns
            where table_schema = database() and table_name like 'ACT\\_%'
              and collation_name is not null""")
        .query(String.class)
        .list();
  }
}
