package io.tierflow.portal.card;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tierflow.policy.Tier;
import io.tierflow.web.BarCode;
import io.tierflow.web.QrCode;

/**
 * What a member shows at a till.
 *
 * @param memberNumber their number
 * @param fullName their name
 * @param tier the tier whose benefits they have
 * @param tierLabel its name
 * @param tierColor its color as {@code #rrggbb}
 * @param pointsAvailable points that they can spend
 */
public record MemberCard(
    String memberNumber,
    String fullName,
    Tier tier,
    String tierLabel,
    String tierColor,
    long pointsAvailable) {

  /**
   * The number as a QR code.
   *
   * @return the picture
   */
  @JsonIgnore
  public QrCode qr() {
    return QrCode.of(memberNumber);
  }

  /**
   * The number as a bar code that every till reads.
   *
   * @return the picture
   */
  @JsonIgnore
  public BarCode barCode() {
    return BarCode.of(memberNumber);
  }

  /** Keeps the name out of logs. */
  @Override
  public String toString() {
    return "MemberCard[" + memberNumber + "]";
  }
}
