package io.tierflow.testsupport.oracle.tierlife;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A change of a tier, as it can be told of either side.
 *
 * @param kind what kind of change it is
 * @param status CONFIRMED, PROVISIONAL or DECLINED
 * @param from the tier before
 * @param to the tier afterwards
 * @param day day on which it was decided, or null
 * @param until last day of the tier, or null
 * @param points the qualifying points that decided, or null
 */
record LifeChange(
    String kind,
    String status,
    String from,
    String to,
    LocalDate day,
    LocalDate until,
    Long points) {

  boolean isConfirmed() {
    return status.equals("CONFIRMED");
  }

  @Override
  public String toString() {
    return "%s %s %s>%s on %s until %s points %s"
        .formatted(kind, status, from, to, day, Objects.toString(until, "-"), points);
  }
}
