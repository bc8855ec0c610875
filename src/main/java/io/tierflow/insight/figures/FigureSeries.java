package io.tierflow.insight.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * A figure over months.
 *
 * @param figure its name, such as {@code active-members}
 * @param computedAt up to when records have gone into it; null if nothing is kept yet
 * @param months one entry a month, oldest first
 */
public record FigureSeries(String figure, Instant computedAt, List<Month> months) {

  /**
   * A month.
   *
   * @param month the month
   * @param value of all members; null for a month that isn't kept, and for an average of nobody
   * @param parts by tier and account type, without those of which there is nothing
   */
  public record Month(YearMonth month, BigDecimal value, List<Part> parts) {}

  /**
   * The members of a tier and account type.
   *
   * @param tier their confirmed tier at the end of the month; empty for members who left it
   * @param accountType their account type
   * @param detail what else the part is of, such as the tier before or a reason; null for most
   *     figures
   * @param value of these members
   */
  public record Part(
      String tier,
      String accountType,
      @JsonInclude(JsonInclude.Include.NON_NULL) String detail,
      BigDecimal value) {

    /**
     * A part of a figure that knows tiers and account types alone.
     *
     * @param tier their confirmed tier at the end of the month
     * @param accountType their account type
     * @param value of these members
     */
    public Part(String tier, String accountType, BigDecimal value) {
      this(tier, accountType, null, value);
    }
  }
}
