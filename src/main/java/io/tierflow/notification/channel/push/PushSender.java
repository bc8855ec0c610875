package io.tierflow.notification.channel.push;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.notification.channel.push.PushAnswer.Result;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Notifies members on all their devices. */
@Service
public class PushSender {

  private final PushSettings settings;
  private final PushDeviceRows rows;
  private final PushClient client;
  private final ProgrammeCalendar calendar;

  PushSender(
      PushSettings settings, PushDeviceRows rows, PushClient client, ProgrammeCalendar calendar) {
    this.settings = settings;
    this.rows = rows;
    this.client = client;
    this.calendar = calendar;
  }

  /**
   * Whether notifications are set up.
   *
   * @return true once keys and subject are
   */
  public boolean isConfigured() {
    return settings.isComplete();
  }

  /**
   * Where notifications go, or which settings are missing.
   *
   * @return one sentence for the operator
   */
  public String description() {
    return isConfigured()
        ? "Notifications are sent to members' devices through the push services of their browsers."
        : "Notifications stay in the outbox until %s %s set."
            .formatted(
                String.join(" and ", settings.missing()),
                settings.missing().size() == 1 ? "is" : "are");
  }

  /**
   * Notifies a member. Devices that are gone are forgotten.
   *
   * @param memberNumber whom
   * @param notification what to send
   * @return what came of it
   */
  public PushOutcome send(String memberNumber, PushNotification notification) {
    List<PushAnswer> answers =
        rows.targetsOf(memberNumber).stream().map(target -> send(target, notification)).toList();
    if (those(answers, Result.ACCEPTED).findAny().isPresent()) {
      return new PushOutcome(PushOutcome.Result.SENT, null);
    }
    return Stream.concat(those(answers, Result.UNAVAILABLE), those(answers, Result.REFUSED))
        .findFirst()
        .map(failed -> new PushOutcome(PushOutcome.Result.FAILED, failed.text()))
        .orElse(new PushOutcome(PushOutcome.Result.NO_DEVICE, null));
  }

  private PushAnswer send(PushTarget target, PushNotification notification) {
    PushAnswer answer = client.send(target, notification);
    if (answer.is(Result.ACCEPTED)) {
      rows.accepted(target, calendar.now());
    }
    if (answer.is(Result.GONE)) {
      rows.delete(target);
    }
    return answer;
  }

  private static Stream<PushAnswer> those(List<PushAnswer> answers, Result result) {
    return answers.stream().filter(answer -> answer.is(result));
  }
}
