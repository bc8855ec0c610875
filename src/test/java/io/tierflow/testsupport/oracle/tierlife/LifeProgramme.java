package io.tierflow.testsupport.oracle.tierlife;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** The product, in which members live as they plan: its services alone, or all of it. */
interface LifeProgramme {

  /** The table of terms is deployed anew; what it says the policy knows already. */
  void changeTerms(LocalDate day);

  /** The daily renewals. */
  void renew(LocalDate day, LocalTime time);

  /** People decide on what they were asked, if its day has come. */
  void decideReviews(LocalDate day);

  /**
   * What reaches the programme on a day.
   *
   * @return grants that are refused, in the order of the members
   */
  List<String> arrive(LocalDate day);

  /** Upgrades of some members at the end of a day. */
  void upgrade(List<String> numbers, LocalDate day);

  /** Where all members stand, by number. */
  Map<String, LifeStanding> standings();
}
