package io.tierflow.benchmark;

import io.tierflow.TierflowApplication;
import io.tierflow.insight.figures.FigureMonthService;
import io.tierflow.insight.membervalue.MemberValueService;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long it takes to compute the figures of a large programme's months, to value its members, and
 * to open its dashboard. Arguments: members (1,000,000), months (24), openings (5), then those of
 * Tierflow, such as {@code --spring.profiles.active=sample --spring.datasource.url=jdbc:h2:…}. The
 * database is filled by statements that generate their rows; it must be one that may be thrown
 * away.
 */
public final class FigureBenchmark {

  private static final int MEMBERS = 1_000_000;
  private static final int MONTHS = 24;
  private static final List<Integer> DAYS = List.of(3, 12, 21);
  private static final int OPENINGS = 5;
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final JdbcTemplate database;
  private final TransactionTemplate transaction;
  private final int members;
  private final int months;
  private final YearMonth current = YearMonth.now(ZoneOffset.UTC);

  private FigureBenchmark(ConfigurableApplicationContext tierflow, int members, int months) {
    this.database = tierflow.getBean(JdbcTemplate.class);
    this.transaction = new TransactionTemplate(tierflow.getBean(PlatformTransactionManager.class));
    this.members = members;
    this.months = months;
  }

  /**
   * Fills, measures and prints the times.
   *
   * @param arguments members, months, and arguments of Tierflow
   * @throws Exception if the dashboard can't be opened
   */
  public static void main(String... arguments) throws Exception {
    List<String> numbers =
        List.of(arguments).stream().filter(each -> !each.startsWith("--")).toList();
    String[] others =
        List.of(arguments).stream()
            .filter(each -> each.startsWith("--"))
            .toArray(length -> new String[length]);
    int members = numbers.isEmpty() ? MEMBERS : Integer.parseInt(numbers.get(0));
    int months = numbers.size() < 2 ? MONTHS : Integer.parseInt(numbers.get(1));
    try (ConfigurableApplicationContext tierflow =
        new SpringApplicationBuilder(TierflowApplication.class)
            .properties(
                "tierflow.figures.refresh-at=0 0 0 1 1 *",
                "tierflow.lifetime.compute-at=0 0 0 1 1 *")
            .run(others)) {
      FigureBenchmark benchmark = new FigureBenchmark(tierflow, members, months);
      benchmark.time("filling", benchmark::fill);
      FigureMonthService figures = tierflow.getBean(FigureMonthService.class);
      benchmark.time("figures of 36 months", figures::refresh);
      benchmark.time("figures of two months", figures::refresh);
      benchmark.time(
          "members' values", tierflow.getBean(MemberValueService.class)::computeLastMonth);
      benchmark.open(
          "http://localhost:" + tierflow.getEnvironment().getProperty("local.server.port"),
          numbers.size() < 3 ? OPENINGS : Integer.parseInt(numbers.get(2)));
    }
  }

  private void time(String what, Runnable work) {
    Instant start = Instant.now();
    work.run();
    System.out.printf("%s: %d ms%n", what, Duration.between(start, Instant.now()).toMillis());
  }

  private void fill() {
    write("delete from figure_month");
    write("update figure_refresh set refreshed_at = null");
    write("delete from lifetime_model");
    for (int month = 0; month < months; month++) {
      enrol(month, current.minusMonths(months - 1L - month));
    }
    for (int month = 0; month < months; month++) {
      buy(month, current.minusMonths(months - 1L - month));
    }
    write(
        """
        update points_account set balance = coalesce((select sum(points) from ledger_entry
          where ledger_entry.member_number = points_account.member_number), 0)
        where member_number like 'Z%'\
        """);
  }

  private void enrol(int month, YearMonth enrolled) {
    LocalDate day = enrolled.atDay(1);
    String mine = numbers() + " where mod(n, %d) = %d".formatted(months, month);
    write(
        """
        insert into member (member_number, language, enrolled_on, account_type, email_consent,
          sms_consent, status, tier, tier_status, confirmed_tier, tier_since, version)
        select number, 'en', ?, case when mod(n, 10) = 0 then 'CORPORATE' else 'INDIVIDUAL' end,
          true, true, 'ACTIVE', 'REGULAR', 'CONFIRMED', 'REGULAR', ?, 0\
        """
            + mine,
        day,
        day);
    write(
        """
        insert into points_account (member_number, balance, shortfall, exact_earned, booked,
          last_entry_number)
        select number, 0, 0, 0, 0, 0\
        """
            + mine);
    write(
        """
        insert into tier_change (change_id, member_number, from_tier, to_tier, status, opening,
          proposed_on, decided_on, recorded_at, reason)
        select concat(number, '-up'), number, 'REGULAR',
          case when mod(n, 20) = 1 then 'GOLD' else 'SILVER' end, 'CONFIRMED', false, ?, ?, ?,
          'generated'\
        """
            + mine
            + " and mod(n, 20) < 4",
        day.plusDays(20),
        day.plusDays(20),
        day.plusDays(20).atStartOfDay());
  }

  /** Each member buys on a few days of a month, fewer the longer the membership lasts. */
  private void buy(int month, YearMonth when) {
    for (int day : DAYS) {
      LocalDate on = when.atDay(day);
      String buyers =
          numbers()
              + " where mod(n, %1$d) <= %2$d and mod(n * 7 + %2$d * 13 + %3$d, 10) < 4 - mod(n, 3)"
                  .formatted(months, month, day);
      write(
          """
          insert into transaction (transaction_id, member_number, kind, amount, occurred_at,
            refunded_amount, recorded_at, earning, spend, counts_as_transaction)
          select concat(number, '-%d-%d'), number, 'PURCHASE', 10 + mod(n, 90), ?, 0, ?, 'EARNED',
            10 + mod(n, 90), true\
          """
                  .formatted(month, day)
              + buyers,
          on.atTime(12, 0),
          on.atTime(12, 0));
      write(
          """
          insert into ledger_entry (member_number, entry_number, entry_type, points, shortfall,
            lapsed, balance_after, idempotency_key, effective_on, recorded_at, reason)
          select number, %1$d, 'EARN', 10 + mod(n, 90), 0, 0, 0, concat('Z-', number, '-%1$d'), ?,
            ?, 'generated'\
          """
                  .formatted(month * 100 + day)
              + buyers,
          on,
          on.atTime(12, 0));
    }
  }

  /** The numbers from 0 and the member numbers made of them, on any database. */
  private String numbers() {
    int digits = String.valueOf(members - 1).length();
    String sum =
        IntStream.range(0, digits)
            .mapToObj(place -> "d%d.n * %d".formatted(place, (int) Math.pow(10, place)))
            .collect(Collectors.joining(" + "));
    String digit =
        IntStream.range(0, 10)
            .mapToObj(each -> "select %d as n".formatted(each))
            .collect(Collectors.joining(" union all "));
    String sources =
        IntStream.range(0, digits)
            .mapToObj(place -> "(%s) d%d".formatted(digit, place))
            .collect(Collectors.joining(" cross join "));
    return " from (select n, concat('Z', lpad(n, 8, '0')) as number from (select %s as n from %s) counted where n < %d) numbers"
        .formatted(sum, sources, members);
  }

  private void write(String statement, Object... values) {
    transaction.executeWithoutResult(status -> database.update(statement, values));
  }

  private void open(String address, int openings) throws IOException, InterruptedException {
    HttpClient browser =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    String form = get(browser, address + "/login");
    Matcher token = CSRF.matcher(form);
    String csrf = token.find() ? "&_csrf=" + token.group(1) : "";
    browser.send(
        HttpRequest.newBuilder(URI.create(address + "/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("username=manager&password=manager" + csrf))
            .build(),
        BodyHandlers.discarding());
    for (int opening = 0; opening < openings; opening++) {
      for (String path : List.of("/dashboard", "/dashboard?months=36", "/dashboard/live")) {
        Instant start = Instant.now();
        int length = get(browser, address + path).length();
        System.out.printf(
            "%s: %d ms, %d characters%n",
            path, Duration.between(start, Instant.now()).toMillis(), length);
      }
    }
  }

  private static String get(HttpClient browser, String address)
      throws IOException, InterruptedException {
    return browser
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
        .body();
  }
}
