package io.tierflow.notification.content;

import io.tierflow.notification.content.MemberFigures.ExpiringPoints;
import io.tierflow.notification.content.MemberFigures.PointsOfMonth;
import io.tierflow.notification.content.MemberFigures.RecentPurchase;
import java.util.List;
import java.util.Objects;

/**
 * What a month brought, and what the member has.
 *
 * @param member the member's figures on the day, with the month's points
 * @param balance points that the member can spend
 * @param bonusPoints points that the member gets with it, or null
 */
public record PointsStatement(MemberFigures member, long balance, Long bonusPoints)
    implements CampaignContent {

  /** Refuses figures without the month's points. */
  public PointsStatement {
    Objects.requireNonNull(member.statement(), "statement");
  }

  /** What the month brought and took. */
  public PointsOfMonth statement() {
    return member.statement();
  }

  /** Points that expire next, or null if none do soon. */
  public ExpiringPoints expiring() {
    return member.expiringPoints();
  }

  /** The last purchases, the newest first. */
  public List<RecentPurchase> recentPurchases() {
    return member.recentPurchases();
  }

  @Override
  public MessageKind kind() {
    return MessageKind.POINTS_STATEMENT;
  }
}
