package io.tierflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.csv.CsvFormat;
import io.tierflow.csv.CsvImport;
import io.tierflow.csv.ImportCounts;
import io.tierflow.database.OnMySql;
import io.tierflow.member.MemberCsv;
import io.tierflow.needs.NeedsProgrammeData;
import io.tierflow.needs.ProgrammeData;
import io.tierflow.points.LedgerProof;
import io.tierflow.programme.AdjustableClock;
import io.tierflow.transaction.TransactionCsv;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real programme of 23,570 members: what it earns is what an independent calculation gives. */
@OnMySql
@FlowTest
@NeedsProgrammeData
@Tag("programme")
@TestPropertySource(properties = "camunda.bpm.history-level=tierflow")
class CdnowProgrammeIT {

  private static final LocalDate END_OF_MARCH = LocalDate.of(1997, 3, 31);
  private static final int PAGE = 50;
  private static final int THREADS = 4;

  @Autowired private CsvImport imports;
  @Autowired private MemberCsv members;
  @Autowired private TransactionCsv transactions;
  @Autowired private TierUpgradeService upgrades;
  @Autowired private Programme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private JdbcClient database;
  @Autowired private PlatformTransactionManager transactionManager;

  @Test
  void everyMemberEarnsExactlyWhatTheirPurchasesOfTheQuarterGiveAndOnce() throws Exception {
    clock.set("2026-11-01T12:00:00Z");
    assertThat(load("members.csv", members)).isEqualTo(new ImportCounts(23_570, 0, 0));
    assertThat(load("transactions.csv", transactions)).isEqualTo(new ImportCounts(69_659, 0, 0));
    assertThat(load("members.csv", members)).isEqualTo(new ImportCounts(0, 23_570, 0));
    assertThat(load("transactions.csv", transactions)).isEqualTo(new ImportCounts(0, 69_659, 0));

    upgradeEveryMember();
    Map<String, Long> expected = pointsByHand();
    assertThat(balances()).isEqualTo(expected);

    upgradeEveryMember();
    assertThat(balances()).isEqualTo(expected);
    assertThat(programme.proof()).isEqualTo(new LedgerProof(23_570, 0, List.of()));
  }

  /**
   * floor(0.10 × the sum of the purchases from 1997-01-01 to 1997-03-31), straight from the file.
   */
  private static Map<String, Long> pointsByHand() throws IOException {
    Map<String, BigDecimal> spend = new HashMap<>();
    try (Stream<String> lines = Files.lines(file("members.csv"))) {
      lines.skip(1).forEach(line -> spend.put(line.split(",")[0], BigDecimal.ZERO));
    }
    try (Stream<String> lines = Files.lines(file("transactions.csv"))) {
      lines
          .skip(1)
          .map(line -> line.split(","))
          .filter(field -> !LocalDate.parse(field[5].substring(0, 10)).isAfter(END_OF_MARCH))
          .forEach(field -> spend.merge(field[1], new BigDecimal(field[3]), BigDecimal::add));
    }
    Map<String, Long> points = new HashMap<>();
    spend.forEach(
        (member, sum) ->
            points.put(
                member,
                sum.multiply(new BigDecimal("0.10")).setScale(0, RoundingMode.FLOOR).longValue()));
    return points;
  }

  private void upgradeEveryMember() throws Exception {
    List<String> numbers = balances().keySet().stream().sorted().toList();
    List<Callable<Object>> pages = new ArrayList<>();
    for (int from = 0; from < numbers.size(); from += PAGE) {
      List<String> page = numbers.subList(from, Math.min(from + PAGE, numbers.size()));
      pages.add(Executors.callable(() -> upgradeTogether(page)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<Object> page : threads.invokeAll(pages)) {
        page.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private void upgradeTogether(List<String> page) {
    new TransactionTemplate(transactionManager)
        .executeWithoutResult(status -> page.forEach(number -> upgrades.run(number, END_OF_MARCH)));
  }

  private Map<String, Long> balances() {
    Map<String, Long> balances = new HashMap<>();
    database
        .sql("select member_number, balance from points_account order by member_number")
        .query(
            row -> {
              balances.put(row.getString(1), row.getLong(2));
            });
    return balances;
  }

  private <T> ImportCounts load(String name, CsvFormat<T> format) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file(name)))) {
      return imports.run(bytes, format, (line, reason) -> {});
    }
  }

  private static Path file(String name) {
    return ProgrammeData.folder().resolve(name);
  }
}
