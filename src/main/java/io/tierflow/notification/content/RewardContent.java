package io.tierflow.notification.content;

import io.tierflow.notification.content.NotificationContent.UpgradeVoucher;
import java.util.Objects;

/**
 * What a notification of a reward is about that a member has chosen for points. Titles are in the
 * words of the table; templates translate them by {@code term.<title>}.
 */
public sealed interface RewardContent extends NotificationContent
    permits RewardContent.RewardRedeemed, RewardContent.RewardReturned {

  /**
   * Points were redeemed for a reward, or for a voucher of their value.
   *
   * @param title the reward, or null for a voucher of the points' value
   * @param points points that were spent
   * @param balance points that the member can spend after it
   * @param voucher the voucher, or null for a gift, which is sent
   */
  record RewardRedeemed(String title, long points, long balance, UpgradeVoucher voucher)
      implements RewardContent {

    public RewardRedeemed {
      if (title == null) {
        Objects.requireNonNull(voucher, "voucher");
      }
    }

    @Override
    public MessageKind kind() {
      return MessageKind.REWARD_REDEEMED;
    }
  }

  /**
   * A gift could not be sent, and its points came back.
   *
   * @param title the reward
   * @param points points that came back
   * @param balance points that the member can spend after it
   */
  record RewardReturned(String title, long points, long balance) implements RewardContent {

    public RewardReturned {
      Objects.requireNonNull(title, "title");
    }

    @Override
    public MessageKind kind() {
      return MessageKind.REWARD_RETURNED;
    }
  }
}
