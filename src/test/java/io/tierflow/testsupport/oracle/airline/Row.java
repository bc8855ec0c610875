package io.tierflow.testsupport.oracle.airline;

import java.math.BigDecimal;
import java.time.Instant;

/** A line of the transactions' file; null for an empty field, but for the amount. */
record Row(
    String id,
    String member,
    String kind,
    BigDecimal amount,
    String currency,
    Instant at,
    String refundOf,
    String category,
    BigDecimal quantity,
    String cabin) {

  /** The header of the file. */
  static final String HEADER =
      "transaction_id,member_number,kind,amount,currency,occurred_at,refund_of,category,quantity,"
          + "attributes.cabin";

  static Row of(String line) {
    String[] fields = line.split(",", -1);
    return new Row(
        fields[0],
        fields[1],
        fields[2],
        fields[3].isEmpty() ? BigDecimal.ZERO : new BigDecimal(fields[3]),
        fields[4],
        Instant.parse(fields[5]),
        text(fields[6]),
        text(fields[7]),
        fields[8].isEmpty() ? null : new BigDecimal(fields[8]),
        text(fields[9]));
  }

  private static String text(String field) {
    return field.isEmpty() ? null : field;
  }
}
