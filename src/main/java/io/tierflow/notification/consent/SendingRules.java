package io.tierflow.notification.consent;

import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.notification.outbox.NotSentReason;
import io.tierflow.notification.outbox.Recipient;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a message may go out, asked when it is put into the outbox and again when it leaves. */
@Component
public class SendingRules {

  private final MessageSettings settings;

  public SendingRules(MessageSettings settings) {
    this.settings = settings;
  }

  /**
   * Why a message must stay.
   *
   * @param recipient whom it goes to
   * @param occasion the day it is about
   * @param today the current day
   * @return the first reason that applies, or empty if it may go out
   */
  public Optional<NotSentReason> rejectionReason(
      Recipient recipient, LocalDate occasion, LocalDate today) {
    if (!recipient.active()) {
      return Optional.of(NotSentReason.MEMBER_CLOSED);
    }
    if (occasion.isBefore(today.minusDays(settings.maxAge().toDays()))) {
      return Optional.of(NotSentReason.BACKDATED);
    }
    if (!recipient.hasAddress()) {
      return Optional.of(NotSentReason.NO_ADDRESS);
    }
    return recipient.consent() ? Optional.empty() : Optional.of(NotSentReason.NO_CONSENT);
  }
}
