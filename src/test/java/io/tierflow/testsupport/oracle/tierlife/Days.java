package io.tierflow.testsupport.oracle.tierlife;

import java.time.LocalDate;

/** Days from one to another, both included. */
record Days(LocalDate from, LocalDate to) {

  boolean contain(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  Days upTo(LocalDate day) {
    return new Days(from, day);
  }
}
