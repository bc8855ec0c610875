package io.tierflow.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.database.TestDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A use of batches that the product doesn't have: a strategy is all that it needs. */
class BatchServiceTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
  private static final String KIND = "greeting";
  private static final String NAME = "2026-10-31";
  private static final int MEMBERS = 97;

  private final DataSource dataSource = dataSource();
  private final JdbcClient database = JdbcClient.create(dataSource);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(dataSource));
  private final BatchService batches =
      new BatchService(
          new BatchRepository(
              database,
              new ProgrammeCalendar(
                  new AdjustableClock(),
                  new ProgrammeSettings(null, ZoneOffset.UTC, null, null, null, null, null, null))),
          new BatchRangeRepository(database),
          new MemberPageRepository(database));

  DataSource dataSource() {
    return TestDatabase.inMemory().dataSource();
  }

  @BeforeEach
  void enrolMembers() {
    Flyway.configure().dataSource(dataSource).load().migrate();
    IntStream.rangeClosed(1, MEMBERS).forEach(number -> enrol("M%03d".formatted(number)));
  }

  @Test
  void twoNodesTakeEachMemberOnce() throws Exception {
    Greeting greeting = new Greeting(false);
    assertThat(open(greeting, "first")).isTrue();
    int partitions = batches.partitions(KIND, NAME);
    assertThat(partitions).isEqualTo(4);

    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> works =
          IntStream.range(0, 2)
              .<Future<?>>mapToObj(node -> nodes.submit(() -> takeAll(greeting, partitions)))
              .toList();
      for (Future<?> work : works) {
        work.get();
      }
    } finally {
      nodes.shutdownNow();
    }
    transaction.executeWithoutResult(status -> batches.close(KIND, NAME));

    assertThat(greeting.greeted).hasSize(MEMBERS).doesNotHaveDuplicates();
    Batch batch = batches.find(KIND, NAME).orElseThrow();
    assertThat(batch.isComplete()).isTrue();
    assertThat(batch.membersTaken()).isEqualTo(MEMBERS);
    assertThat(batch.membersTotal()).isEqualTo(MEMBERS);
    assertThat(batch.counted()).isEqualTo(MEMBERS);
    assertThat(batches.all(KIND, PageRequest.of(0, 10)).getContent()).containsExactly(batch);
  }

  @Test
  void whoIsNotSelectedCountsAsSkipped() {
    Greeting evenOnes = new Greeting(true);
    open(evenOnes, "first");

    takeAll(evenOnes, batches.partitions(KIND, NAME));

    Batch batch = batches.find(KIND, NAME).orElseThrow();
    assertThat(batch.membersTaken()).isEqualTo(48);
    assertThat(batch.membersSkipped()).isEqualTo(49);
    assertThat(evenOnes.greeted).hasSize(48);
  }

  @Test
  void aPageThatFailsWasNeverTakenAndIsTakenOneByOne() {
    Greeting greeting = new Greeting(false);
    open(greeting, "first");
    greeting.failing = "M003";

    assertThatThrownBy(() -> takePage(greeting, 0, false)).isInstanceOf(FailedGreeting.class);
    assertThat(batches.find(KIND, NAME).orElseThrow().membersTaken()).isZero();

    assertThat(takePage(greeting, 0, true)).isTrue();
    assertThat(takePage(greeting, 0, true)).isTrue();
    assertThatThrownBy(() -> takePage(greeting, 0, true)).isInstanceOf(FailedGreeting.class);
    assertThat(batches.find(KIND, NAME).orElseThrow().membersTaken()).isEqualTo(2);
    assertThat(greeting.greeted).containsExactly("M001", "M002");

    greeting.failing = null;
    takeAll(greeting, batches.partitions(KIND, NAME));
    assertThat(greeting.greeted).hasSize(MEMBERS).doesNotHaveDuplicates();
  }

  @Test
  void anotherInstanceGoesOnWhereOneThatIsGoneHasCome() {
    Greeting greeting = new Greeting(false);
    open(greeting, "first");
    takePage(greeting, 0, false);

    assertThat(openWhile(greeting, "second", true)).isFalse();
    assertThat(openWhile(greeting, "second", false)).isTrue();
    takeAll(greeting, batches.partitions(KIND, NAME));
    transaction.executeWithoutResult(status -> batches.close(KIND, NAME));

    assertThat(greeting.greeted).hasSize(MEMBERS).doesNotHaveDuplicates();
    assertThat(openWhile(greeting, "third", false)).isFalse();
  }

  private boolean open(Greeting greeting, String instance) {
    return openWhile(greeting, instance, false);
  }

  private boolean openWhile(Greeting greeting, String instance, boolean running) {
    return transaction.execute(
        status -> batches.open(greeting, NAME, DAY, "owner", instance, id -> running));
  }

  private void takeAll(Greeting greeting, int partitions) {
    for (int partition = 0; partition < partitions; partition++) {
      boolean left = true;
      while (left) {
        left = takePage(greeting, partition, false);
      }
    }
  }

  private boolean takePage(Greeting greeting, int partition, boolean afterFailure) {
    return transaction.execute(
        status -> batches.takePage(greeting, NAME, DAY, partition, afterFailure));
  }

  private void enrol(String memberNumber) {
    database
        .sql(
            """
            insert into member (member_number, language, enrolled_on, account_type, email_consent,
              sms_consent, status, tier, tier_status, confirmed_tier, tier_since, version)
            values (?, 'en', '2026-01-31', 'INDIVIDUAL', false, false, 'ACTIVE', 'REGULAR',
              'CONFIRMED', 'REGULAR', '2026-01-31', 0)
            """)
        .param(memberNumber)
        .update();
  }

  /** The use: greets members, all or every second one, and counts the greetings. */
  private static final class Greeting implements BatchStrategy {

    private final boolean evenOnes;
    private final Queue<String> greeted = new ConcurrentLinkedQueue<>();
    private volatile String failing;

    private Greeting(boolean evenOnes) {
      this.evenOnes = evenOnes;
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public int partitions() {
      return 4;
    }

    @Override
    public int pageSize() {
      return 10;
    }

    @Override
    public List<String> select(List<String> members, LocalDate asOf) {
      return members.stream()
          .filter(member -> !evenOnes || Integer.parseInt(member.substring(1)) % 2 == 0)
          .toList();
    }

    @Override
    public long process(List<String> page, String batch, LocalDate asOf) {
      if (failing != null && page.contains(failing)) {
        throw new FailedGreeting();
      }
      greeted.addAll(page);
      return page.size();
    }
  }

  private static final class FailedGreeting extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }
}
