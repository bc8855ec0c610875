package io.tierflow.portal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.notification.channel.push.PushDevice;
import io.tierflow.notification.channel.push.PushSubscription;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Members' devices over HTTP. */
@RestController
@RequestMapping("/api/me")
@Tag(name = "Members' own data")
class MyDevicesController {

  private final MyDevices devices;

  MyDevicesController(MyDevices devices) {
    this.devices = devices;
  }

  @GetMapping("/push")
  @Operation(summary = "Notifications: the key to subscribe with, and my devices")
  MyPush push(@Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me) {
    return devices.push(me);
  }

  @PostMapping("/push-subscriptions")
  @Operation(
      summary = "Turn notifications on for a device",
      description =
          "The body is the browser's PushSubscription as JSON. Repeating it for the same device "
              + "changes nothing else.")
  PushDevice turnOn(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me,
      @RequestBody PushSubscription subscription) {
    return devices.turnOn(me, subscription);
  }

  @DeleteMapping("/push-subscriptions/{deviceId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Turn notifications off for a device")
  void turnOff(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me,
      @PathVariable String deviceId) {
    devices.turnOff(me, deviceId);
  }
}
