package io.tierflow.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * A month's return on investment.
 *
 * @param month the month
 * @param generatedAt when it was computed
 * @param terms every term that leads to it
 * @param tiers what the members of each tier spent, one element for each tier, lowest first
 */
public record ProgramRoi(
    @JsonIgnore YearMonth month,
    Instant generatedAt,
    @JsonUnwrapped RoiTerms terms,
    List<TierSpend> tiers)
    implements DatedFigures {}
