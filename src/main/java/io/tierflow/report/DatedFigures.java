package io.tierflow.report;

import java.time.Instant;

/** Figures that know when they were computed. */
interface DatedFigures {

  Instant generatedAt();
}
