package io.tierflow.notification.content;

import java.time.LocalDate;
import java.util.Objects;

/**
 * An invitation to an event, for who has reached a milestone.
 *
 * @param member the member's figures on the day, with the event
 * @param balance points that the member can spend
 * @param bonusPoints points that the member gets with it, or null
 */
public record EventInvitation(MemberFigures member, long balance, Long bonusPoints)
    implements CampaignContent {

  /** Refuses figures without an event. */
  public EventInvitation {
    Objects.requireNonNull(member.event(), "event");
  }

  /** What it is called, or null. */
  public String name() {
    return member.event().name();
  }

  /** Where it is. */
  public String place() {
    return member.event().place();
  }

  /** When it is. */
  public LocalDate day() {
    return member.event().day();
  }

  @Override
  public MessageKind kind() {
    return MessageKind.EVENT_INVITATION;
  }
}
