package io.tierflow.testsupport.oracle;

import io.tierflow.member.AccountType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the programme's rules give every member, month by month, calculated from the two files
 * alone. Nothing of the product takes part but the names of tiers and states. All refunds are taken
 * to be known before the first run.
 */
public final class ProgrammeOracle {

  private final Map<String, OracleMember> members = new TreeMap<>();

  private ProgrammeOracle() {}

  /**
   * Reads a programme.
   *
   * @param folder where {@code members.csv} and {@code transactions.csv} are, without quoted fields
   */
  public static ProgrammeOracle of(Path folder) throws IOException {
    ProgrammeOracle oracle = new ProgrammeOracle();
    rows(folder.resolve("members.csv")).forEach(oracle::enrol);
    Map<String, OracleTransaction> byId = new HashMap<>();
    rows(folder.resolve("transactions.csv")).forEach(row -> oracle.record(row, byId));
    return oracle;
  }

  /** Takes every member through a month's run, which is carried out on a later day. */
  public void run(LocalDate asOf, LocalDate today) {
    members.values().forEach(member -> member.upgrade(asOf, today));
  }

  /** A manager approves a member's upgrade on a day. */
  public void approve(String memberNumber, LocalDate on) {
    members.get(memberNumber).approve(on);
  }

  /** A manager declines a member's upgrade on a day. */
  public void decline(String memberNumber, LocalDate on) {
    members.get(memberNumber).decline(on);
  }

  /** Numbers of the members whose upgrade waits for a manager, in their order. */
  public List<String> underReview() {
    return members.entrySet().stream()
        .filter(member -> member.getValue().isUnderReview())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Where every member stands, by member number. */
  public Map<String, ExpectedStanding> standings() {
    Map<String, ExpectedStanding> standings = new TreeMap<>();
    members.forEach((number, member) -> standings.put(number, member.standing()));
    return standings;
  }

  /** What is due to whom on a day, as member, kind and occasion. */
  public Set<String> due(LocalDate day) {
    Set<String> due = new TreeSet<>();
    members.forEach(
        (number, member) -> member.due(day).forEach(each -> due.add(number + " " + each)));
    return due;
  }

  /** The tier that a member would reach next, and the points to it. */
  public String progress(String memberNumber, LocalDate day) {
    return members.get(memberNumber).progress(day).orElseThrow();
  }

  /** Points of all members that have expired when a day begins. */
  public long expired(LocalDate day) {
    return members.values().stream().mapToLong(member -> member.expired(day)).sum();
  }

  private void enrol(Map<String, String> row) {
    members.put(
        row.get("member_number"),
        new OracleMember(
            AccountType.valueOf(row.get("account_type")),
            LocalDate.parse(row.get("enrolled_on")),
            OracleTier.valueOf(given(row, "tier", "REGULAR")),
            Long.parseLong(given(row, "opening_points", "0"))));
  }

  private void record(Map<String, String> row, Map<String, OracleTransaction> byId) {
    OracleTransaction transaction =
        new OracleTransaction(
            OracleKind.valueOf(row.get("kind")),
            new BigDecimal(row.get("amount")),
            LocalDate.ofInstant(Instant.parse(row.get("occurred_at")), ZoneOffset.UTC));
    byId.put(row.get("transaction_id"), transaction);
    members.get(row.get("member_number")).add(transaction);
    String refundOf = given(row, "refund_of", null);
    if (refundOf != null) {
      byId.get(refundOf).refund(new BigDecimal(row.get("amount")));
    }
  }

  private static String given(Map<String, String> row, String column, String otherwise) {
    String value = row.get(column);
    return value == null || value.isEmpty() ? otherwise : value;
  }

  private static List<Map<String, String>> rows(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] columns = lines.get(0).split(",");
    return lines.stream().skip(1).map(line -> row(columns, line.split(",", -1))).toList();
  }

  private static Map<String, String> row(String[] columns, String[] fields) {
    Map<String, String> row = new HashMap<>();
    for (int column = 0; column < columns.length; column++) {
      row.put(columns[column], fields[column]);
    }
    return row;
  }
}
