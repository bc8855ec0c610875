package io.tierflow.testsupport.oracle.tierlife;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a member did on the days that count, up to the last of them. */
record LifeFigures(long points, BigDecimal spend, long transactions, LocalDate asOf) {}
