package io.tierflow.benchmark;

import io.tierflow.testsupport.deployment.AddedRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;

/**
 * Promotions and milestones as owners write them, each with its own conditions and amounts, so that
 * of twenty promotions a purchase matches about one. The same numbers of rows give the same rows.
 *
 * @param promotions rows of {@code earning-promotions}
 * @param milestones rows of {@code milestones}
 * @param month the measured month, on some of whose days promotions take place
 */
record GeneratedRows(int promotions, int milestones, YearMonth month) {

  /**
   * Too high to be reached: who gets the rest of a limit depends on which member is booked first,
   * and each round has to give the same.
   */
  private static final String PROGRAMME_LIMIT = "1000000000";

  private static final int KINDS_OF_PROMOTIONS = 8;
  private static final int KINDS_OF_MILESTONES = 4;
  private static final int DAYS_OF_PROMOTION = 3;

  GeneratedRows {
    if (promotions < 0 || milestones < 0) {
      throw new IllegalArgumentException(
          "There can't be %d promotions and %d milestones; accepted: numbers from 0."
              .formatted(promotions, milestones));
    }
  }

  boolean isEmpty() {
    return promotions == 0 && milestones == 0;
  }

  /** Deploys them as an owner does. A table that stays without rows is not deployed again. */
  void deploy(RepositoryService models) {
    if (promotions > 0) {
      deploy(models, "earning-promotions.dmn", promotionRows());
    }
    if (milestones > 0) {
      deploy(models, "milestones.dmn", milestoneRows());
    }
  }

  private static void deploy(RepositoryService models, String file, AddedRows rows) {
    models.createDeployment().name("benchmark").addString(file, rows.xml()).deploy();
  }

  private AddedRows promotionRows() {
    AddedRows rows =
        new AddedRows("earning-promotions")
            .column("amount", "double")
            .column("channel", "string")
            .column("dayOfWeek", "string");
    for (int index = 0; index < promotions; index++) {
      Map<String, String> cells =
          new HashMap<>(promotion(index % KINDS_OF_PROMOTIONS, index / KINDS_OF_PROMOTIONS));
      cells.put("promotion", texts("PROMOTION_" + index));
      cells.put("name", texts("Promotion " + index));
      rows.row("promotion-" + index, "Promotion %d.".formatted(index), cells);
    }
    return rows;
  }

  /** What a promotion asks and gives; a later turn of the same kind asks for something else. */
  private Map<String, String> promotion(int kind, int turn) {
    return switch (kind) {
      case 0 ->
          Map.of(
              "transactionKind", texts("PURCHASE"),
              "dayOfWeek", texts(day(turn + 5), day(turn + 6)),
              "channel", texts(channel(turn)),
              "addedMultiplier", "1",
              "memberLimit", String.valueOf(50 + 10 * turn));
      case 1 ->
          Map.of(
              "amount", ">= %d".formatted(100 + 20 * turn),
              "bonusPoints", String.valueOf(5 + turn),
              "programmeLimit", PROGRAMME_LIMIT);
      case 2 ->
          Map.of(
              "transactionKind", texts("PURCHASE", "BOOKING"),
              "channel", texts(channel(turn + 2)),
              "dayOfWeek", texts(day(turn + 1)),
              "addedMultiplier", "0.2");
      case 3 -> Map.of("transactionKind", texts("BOOKING"), "bonusPoints", "10");
      case 4 ->
          Map.of(
              "amount", "[%d..%d)".formatted(10 + 5 * turn, 20 + 5 * turn),
              "channel", texts(channel(turn)),
              "bonusPoints", "2",
              "memberLimit", String.valueOf(3 + turn),
              "programmeLimit", PROGRAMME_LIMIT);
      case 5 ->
          Map.of(
              "currentTier", texts("GOLD", "VIP"),
              "dayOfWeek", texts(day(turn)),
              "addedMultiplier", "0.5");
      case 6 ->
          Map.of(
              "transactionKind", texts("PURCHASE"),
              "amount", ">= %d".formatted(100 + 20 * turn),
              "dayOfWeek", texts(day(turn + 4)),
              "addedMultiplier", "2",
              "exclusive", "true",
              "memberLimit", String.valueOf(100 + 10 * turn));
      default ->
          Map.of(
              "transactionKind",
              texts("PURCHASE"),
              "occurredOn",
              days(turn),
              "addedMultiplier",
              "0.5",
              "addedQualifyingMultiplier",
              "0");
    };
  }

  private AddedRows milestoneRows() {
    AddedRows rows = new AddedRows("milestones");
    for (int index = 0; index < milestones; index++) {
      Map<String, String> cells =
          new HashMap<>(milestone(index % KINDS_OF_MILESTONES, index / KINDS_OF_MILESTONES));
      cells.put("milestone", texts("MILESTONE_" + index));
      rows.row("milestone-" + index, "Milestone %d.".formatted(index), cells);
    }
    return rows;
  }

  /**
   * Records as awarded what members had reached before the measured month, since earlier runs would
   * have awarded it: else the measured run would make up for all of a programme's past at once.
   */
  void awardEarlier(Connection programme) throws SQLException {
    for (int index = 0; index < milestones; index++) {
      int turn = index / KINDS_OF_MILESTONES;
      switch (index % KINDS_OF_MILESTONES) {
        case 0 -> award(programme, index, "count(*)", everLeast(turn), LocalDate.EPOCH, "");
        case 1 -> award(programme, index, "sum(amount)", spendLeast(turn), year(), yearCode());
        case 2 -> award(programme, index, "count(*)", yearLeast(turn), year(), yearCode());
        default -> {
          // a month's milestone is reached anew
        }
      }
    }
    programme.commit();
  }

  private void award(
      Connection programme, int index, String figure, int least, LocalDate from, String period)
      throws SQLException {
    String reached =
        """
        insert into milestone_award (member_number, milestone, period, reached_on, awarded_at,
          bonus_points, process_instance_id, table_version, rule, reason)
        select member_number, ?, ?, max(earned_on), max(recorded_at), 0, 'earlier', 1, ?, 'Earlier.'
        from transaction where earned_on is not null and occurred_at >= ?
        group by member_number having %s >= ?"""
            .formatted(figure);
    try (PreparedStatement insert = programme.prepareStatement(reached)) {
      insert.setString(1, "MILESTONE_" + index);
      insert.setString(2, period);
      insert.setString(3, "milestone-" + index);
      insert.setObject(4, from.atStartOfDay());
      insert.setInt(5, least);
      insert.executeUpdate();
    }
  }

  private LocalDate year() {
    return LocalDate.of(month.getYear(), 1, 1);
  }

  private String yearCode() {
    return String.valueOf(month.getYear());
  }

  private static int everLeast(int turn) {
    return 3 + 5 * turn;
  }

  private static int spendLeast(int turn) {
    return 150 * (turn + 1);
  }

  private static int yearLeast(int turn) {
    return 4 + 2 * turn;
  }

  private static Map<String, String> milestone(int kind, int turn) {
    return switch (kind) {
      case 0 -> points("transactionsEver", everLeast(turn), 50 + 25 * turn, "ONCE");
      case 1 ->
          Map.of(
              "spendThisYear",
              ">= %d".formatted(spendLeast(turn)),
              "voucherValue",
              "5.00",
              "validityDays",
              "30",
              "repeats",
              texts("YEARLY"));
      case 2 -> points("transactionsThisYear", yearLeast(turn), 20 + 10 * turn, "YEARLY");
      default -> points("transactionsThisMonth", 4 + turn, 5 + turn, "MONTHLY");
    };
  }

  private static Map<String, String> points(
      String figure, int least, int bonusPoints, String repeats) {
    return Map.of(
        figure,
        ">= %d".formatted(least),
        "bonusPoints",
        String.valueOf(bonusPoints),
        "validityMonths",
        "12",
        "repeats",
        texts(repeats));
  }

  private String days(int turn) {
    int first = 1 + DAYS_OF_PROMOTION * turn % (month.lengthOfMonth() - DAYS_OF_PROMOTION);
    return "[date(\"%s\")..date(\"%s\")]"
        .formatted(month.atDay(first), month.atDay(first + DAYS_OF_PROMOTION - 1));
  }

  private static String day(int index) {
    return DayOfWeek.MONDAY.plus(index).name();
  }

  private static String channel(int index) {
    return GeneratedMember.CHANNELS.get(index % GeneratedMember.CHANNELS.size());
  }

  /** A cell that any of these texts matches. */
  private static String texts(String... texts) {
    return Stream.of(texts).map("\"%s\""::formatted).collect(Collectors.joining(", "));
  }
}
