package io.tierflow.notification.channel.push;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.ClosureListener;
import io.tierflow.member.ContactChoiceService;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The devices on which members are notified. */
@Service
public class PushDevices implements ClosureListener {

  /** More than a person has; whoever subscribes again and again keeps the newest. */
  private static final int MAX_DEVICES = 10;

  private final PushDeviceRows rows;
  private final PushServices services;
  private final PushTokens tokens;
  private final ContactChoiceService choices;
  private final AuditTrail audit;
  private final ProgrammeCalendar calendar;
  private final ObjectProvider<DeviceListener> listeners;

  PushDevices(
      PushDeviceRows rows,
      PushServices services,
      PushTokens tokens,
      ContactChoiceService choices,
      AuditTrail audit,
      ProgrammeCalendar calendar,
      ObjectProvider<DeviceListener> listeners) {
    this.rows = rows;
    this.services = services;
    this.tokens = tokens;
    this.choices = choices;
    this.audit = audit;
    this.calendar = calendar;
    this.listeners = listeners;
  }

  /**
   * The key that browsers subscribe with.
   *
   * @return the public VAPID key in base64url, or null if notifications are not set up
   */
  public String publicKey() {
    return tokens.publicKey();
  }

  /**
   * A member's devices.
   *
   * @param memberNumber whose
   * @return the devices, the newest first
   */
  @Transactional(readOnly = true)
  public List<PushDevice> of(String memberNumber) {
    return rows.of(memberNumber);
  }

  /**
   * Turns notifications on for a member's device, which is the member's consent to them. A device
   * that another member had is this one's from now on; of too many, the oldest goes.
   *
   * @param memberNumber the member
   * @param subscription what the device's browser says
   * @return the device
   * @throws ConflictException if notifications are not set up, or the membership is closed
   * @throws InvalidInputException if the subscription is none, or its address is not one of a
   *     browser's push service
   */
  @Transactional
  public PushDevice turnOn(String memberNumber, PushSubscription subscription) {
    if (tokens.publicKey() == null) {
      throw new ConflictException("Notifications are not set up.");
    }
    PushTarget target = subscription.target();
    if (!services.include(target.endpoint())) {
      throw new InvalidInputException(
          "endpoint", "The endpoint must be an https address at the push service of a browser.");
    }
    // Takes the member's row, so that those of one member come one after the other.
    choices.allowNotifications(memberNumber);
    rows.ownerOf(target)
        .filter(before -> !before.equals(memberNumber))
        .ifPresent(
            before ->
                listeners
                    .orderedStream()
                    .forEach(listener -> listener.handedOver(before, memberNumber)));
    rows.write(memberNumber, target, calendar.now());
    List<PushDevice> all = rows.of(memberNumber);
    all.stream().skip(MAX_DEVICES).forEach(oldest -> rows.delete(memberNumber, oldest.deviceId()));
    audit.record(AuditAction.NOTIFICATIONS_TURNED_ON, memberNumber, null);
    return all.stream()
        .filter(device -> device.deviceId().equals(target.deviceId()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Turns notifications off for a member's device.
   *
   * @param memberNumber the member
   * @param deviceId the device
   * @throws NotFoundException if the member has no such device
   */
  @Transactional
  public void turnOff(String memberNumber, String deviceId) {
    if (!rows.delete(memberNumber, deviceId)) {
      throw new NotFoundException("You have no such device.");
    }
    audit.record(AuditAction.NOTIFICATIONS_TURNED_OFF, memberNumber, null);
  }

  /**
   * Finds who can be notified, with one query.
   *
   * @param memberNumbers some members
   * @return those of them who have a device
   */
  @Transactional(readOnly = true)
  public Set<String> ownersAmong(Collection<String> memberNumbers) {
    return rows.ownersAmong(memberNumbers);
  }

  /** Nobody is notified of a membership that has ended. */
  @Override
  public List<String> closed(String memberNumber) {
    rows.deleteAll(memberNumber);
    return List.of();
  }
}
