package io.tierflow.portal;

import io.tierflow.member.MemberService;
import io.tierflow.notification.channel.push.PushDevice;
import io.tierflow.notification.channel.push.PushDevices;
import io.tierflow.notification.channel.push.PushSubscription;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The devices on which a member is notified. */
@Service
class MyDevices {

  private final PushDevices devices;
  private final MemberService members;

  MyDevices(PushDevices devices, MemberService members) {
    this.devices = devices;
    this.members = members;
  }

  /** What the member has by now. */
  @Transactional(readOnly = true)
  MyPush push(SignedInMember me) {
    String key = devices.publicKey();
    return new MyPush(
        key != null,
        key,
        members.require(me.memberNumber()).getChoices().preferences().pushConsent(),
        devices.of(me.memberNumber()));
  }

  /** Turns notifications on for the device that asks. */
  PushDevice turnOn(SignedInMember me, PushSubscription subscription) {
    return devices.turnOn(me.memberNumber(), subscription);
  }

  /** Turns notifications off for a device. */
  void turnOff(SignedInMember me, String deviceId) {
    devices.turnOff(me.memberNumber(), deviceId);
  }
}
