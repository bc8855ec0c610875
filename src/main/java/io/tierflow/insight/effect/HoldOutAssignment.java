package io.tierflow.insight.effect;

import io.tierflow.common.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who is held out of a benefit or campaign, by a salted hash, so that nothing is stored and the
 * answer never changes. A larger share holds out the same members and more, and each benefit or
 * campaign holds out others.
 *
 * <pre>
 * held out ⇔ HMAC-SHA256(salt, benefit ‖ 0 ‖ member) as a fraction of 2⁶⁴ &lt; percent / 100
 * </pre>
 */
public final class HoldOutAssignment {

  private static final double FRACTIONS = 0x1p53;
  private static final int UNUSED_BITS = 11;
  private static final double PERCENT = 100;

  private final SecretKeySpec salt;

  /**
   * Assignments of a programme.
   *
   * @param salt the programme's own, at least one byte; never changed afterwards
   */
  public HoldOutAssignment(byte[] salt) {
    this.salt = Digests.hmacKey(salt);
  }

  /**
   * Whether a member goes without.
   *
   * @param benefit what is withheld, such as the kind of a notification or a promotion's name
   * @param memberNumber the member
   * @param percent which share of members goes without, 0 to 100
   * @return whether the member is in that share
   */
  public boolean heldOut(String benefit, String memberNumber, double percent) {
    return position(benefit, memberNumber) < percent / PERCENT;
  }

  /** A number from 0 up to 1, evenly distributed over members. */
  private double position(String benefit, String memberNumber) {
    Mac mac = Digests.hmac(salt);
    mac.update(benefit.getBytes(StandardCharsets.UTF_8));
    mac.update((byte) 0);
    mac.update(memberNumber.getBytes(StandardCharsets.UTF_8));
    return (ByteBuffer.wrap(mac.doFinal()).getLong() >>> UNUSED_BITS) / FRACTIONS;
  }
}
