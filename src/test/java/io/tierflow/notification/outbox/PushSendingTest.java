package io.tierflow.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierflow.member.MemberService;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.push.PushDevice;
import io.tierflow.notification.channel.push.PushDevices;
import io.tierflow.notification.channel.push.PushSubscription;
import io.tierflow.testsupport.notification.MessageDatabaseTest;
import io.tierflow.testsupport.notification.MessageSamples;
import io.tierflow.testsupport.notification.Nodes.Node;
import io.tierflow.testsupport.push.PushServiceOnThisMachine;
import io.tierflow.testsupport.push.PushServiceOnThisMachine.Request;
import io.tierflow.testsupport.push.Subscriber;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How members are notified on their devices. */
abstract class PushSendingTest extends MessageDatabaseTest {

  @Autowired private PushDevices devices;
  @Autowired private MemberService members;
  @Autowired private JdbcClient database;

  @Autowired
  @Qualifier("pushService") private PushServiceOnThisMachine service;

  @Autowired
  @Qualifier("otherPushService") private PushServiceOnThisMachine otherService;

  private Node node;

  @BeforeEach
  void startWithTwoMembers() {
    rows.member("M-2");
    node = nodes.unconfigured();
  }

  @Test
  void aNotificationReachesEachDeviceEncryptedForItAlone() {
    Subscriber phone = deviceOf("M-1");
    Subscriber laptop = deviceOf("M-1");
    Subscriber stranger = deviceOf("M-2");
    node.put(push("k", "M-1"));

    node.sendDue();
    node.sendDue();

    for (Subscriber device : List.of(phone, laptop)) {
      assertThat(service.shownBy(device)).hasSize(1);
      JsonNode shown = service.shownBy(device).get(0);
      assertThat(shown.get("title").asText())
          .isEqualTo("Welcome to Gold: your new tier in Tierflow Rewards");
      assertThat(shown.get("body").asText()).startsWith("You have moved up from Silver to Gold.");
      assertThat(shown.toString()).doesNotContain(MessageSamples.CODE);
      assertThat(shown.get("tag").asText()).isEqualTo(Message.idOf("k"));
      assertThat(shown.get("page").asText()).isEqualTo("portal#messages");
    }
    assertThat(service.requestsTo(stranger)).isEmpty();
    assertThat(rows.state("k")).isEqualTo("SENT");
    assertThat(devices.of("M-1")).extracting(PushDevice::lastAcceptedAt).doesNotContainNull();
  }

  @Test
  void marketingMayWaitAndATokenServesMoreThanOnce() {
    Subscriber device = deviceOf("M-1");
    node.put(push("k-1", "M-1"));
    node.put(MessageSamples.on(Channel.PUSH, MessageSamples.offer("k-2", "M-1", TODAY)));

    node.sendDue();

    List<Request> requests = service.requestsTo(device);
    assertThat(requests)
        .extracting(request -> request.header("Urgency"))
        .containsExactlyInAnyOrder("normal", "low");
    assertThat(requests).extracting(request -> request.header("TTL")).containsOnly("86400");
    assertThat(requests)
        .extracting(request -> request.header("Authorization"))
        .hasSize(2)
        .containsOnly(requests.get(0).header("Authorization"));
  }

  @Test
  void aRepeatTakesThePlaceOfTheFirst() {
    Subscriber device = deviceOf("M-1");
    service.refuse(device, 400, "try again at " + device.endpoint());
    node.put(push("k", "M-1"));
    node.sendDue();
    assertThat(rows.state("k")).isEqualTo("PENDING");
    assertThat(rows.of("k", "last_error"))
        .isEqualTo("The push service at 127.0.0.1 answered 400. try again at (address)");

    service.relent(device);
    rows.pauseIsOver();
    node.sendDue();

    assertThat(rows.state("k")).isEqualTo("SENT");
    assertThat(service.requestsTo(device))
        .extracting(request -> request.header("Topic"))
        .containsExactly(topic("k"), topic("k"));
  }

  @Test
  void aDeviceThatIsGoneIsForgottenAndTheOthersAreNotified() {
    Subscriber gone = deviceOf("M-1");
    Subscriber there = deviceOf("M-1");
    service.refuse(gone, 410, "unsubscribed");
    node.put(push("k-1", "M-1"));
    node.put(push("k-2", "M-1"));
    node.sendDue();

    assertThat(rows.count("SENT")).isEqualTo(2);
    assertThat(service.requestsTo(gone)).hasSize(1);
    assertThat(devices.of("M-1")).hasSize(1);

    service.refuse(there, 404, "");
    node.put(push("k-3", "M-1"));
    node.sendDue();

    assertWithheld("k-3", "NO_ADDRESS");
    assertThat(devices.of("M-1")).isEmpty();
  }

  @Test
  void withoutDeviceAMessageIsRecordedAndNotSent() {
    deviceOf("M-2");

    node.transaction()
        .executeWithoutResult(
            status -> node.outbox().putAll(List.of(push("k-1", "M-1"), push("k-2", "M-2"))));
    node.put(push("k-3", "M-1"));

    assertWithheld("k-1", "NO_ADDRESS");
    assertThat(rows.state("k-2")).isEqualTo("PENDING");
    assertWithheld("k-3", "NO_ADDRESS");
  }

  @Test
  void consentCountsForNotificationsToo() {
    deviceOf("M-1");
    rows.write("update member set push_marketing = false");
    node.put(push("own", "M-1"));
    node.put(MessageSamples.on(Channel.PUSH, MessageSamples.offer("marketing", "M-1", TODAY)));
    assertThat(rows.state("own")).isEqualTo("PENDING");
    assertWithheld("marketing", "NO_CONSENT");

    rows.write("update member set push_consent = false");
    node.sendDue();

    assertWithheld("own", "NO_CONSENT");
  }

  @Test
  void aServiceThatIsDownHoldsUpItsOwnDevicesAlone() {
    Subscriber down = otherService.subscribe();
    devices.turnOn("M-1", down.subscription());
    otherService.refuse(down, 503, "", "Retry-After", "600");
    Subscriber up = deviceOf("M-2");
    node.put(push("k-1", "M-1"));
    node.put(push("k-2", "M-1"));
    node.put(push("k-3", "M-2"));

    node.sendDue();

    assertThat(service.shownBy(up)).hasSize(1);
    assertThat(rows.state("k-3")).isEqualTo("SENT");
    assertThat(rows.count("PENDING")).isEqualTo(2);
    assertThat(otherService.requestsTo(down)).as("it is left alone, as it asks").hasSize(1);
    assertThat(Stream.of("k-1", "k-2").map(key -> rows.of(key, "last_error")))
        .containsExactlyInAnyOrder(
            "The push service at 127.0.0.1 answered 503.",
            "The push service at 127.0.0.1 is paused for a while.");
    Subscriber second = deviceOf("M-1");
    rows.pauseIsOver();
    node.sendDue();

    assertThat(service.shownBy(second)).as("one device is enough").hasSize(2);
    assertThat(rows.count("SENT")).isEqualTo(3);
  }

  @Test
  void aRedirectIsNotFollowed() {
    Subscriber device = deviceOf("M-1");
    Subscriber elsewhere = service.subscribe();
    service.refuse(device, 307, "", "Location", elsewhere.endpoint());
    node.put(push("k", "M-1"));

    node.sendDue();

    assertThat(service.requestsTo(elsewhere)).isEmpty();
    assertThat(rows.of("k", "last_error")).isEqualTo("The push service at 127.0.0.1 answered 307.");
  }

  @Test
  void aDeviceBelongsToWhoeverSubscribedLast() {
    Subscriber shared = deviceOf("M-1");
    devices.turnOn("M-1", shared.subscription());
    assertThat(devices.of("M-1")).hasSize(1);

    devices.turnOn("M-2", shared.subscription());

    assertThat(devices.of("M-1")).isEmpty();
    String deviceId = devices.of("M-2").get(0).deviceId();
    assertThatThrownBy(() -> devices.turnOff("M-1", deviceId))
        .isInstanceOf(NotFoundException.class);
    devices.turnOff("M-2", deviceId);
    assertThat(devices.of("M-2")).isEmpty();
  }

  @Test
  void aMemberHasTenDevicesAtMost() {
    PushDevice oldest = devices.turnOn("M-1", service.subscribe().subscription());
    rows.write("update push_subscription set created_at = '2026-01-01 00:00:00'");

    Stream.generate(service::subscribe)
        .limit(10)
        .forEach(device -> devices.turnOn("M-1", device.subscription()));

    assertThat(devices.of("M-1")).hasSize(10).doesNotContain(oldest);
  }

  @Test
  void subscribingIsConsent() {
    rows.write("update member set push_consent = false, push_marketing = false");

    deviceOf("M-1");

    assertThat(members.require("M-1").getChoices().preferences().pushConsent()).isTrue();
    assertThat(members.require("M-1").getChoices().preferences().pushMarketing()).isFalse();
  }

  @Test
  void onlyADeviceThatABrowserCouldHaveIsKept() {
    Subscriber device = service.subscribe();
    PushSubscription.Keys keys = device.subscription().keys();
    List.of(
            new PushSubscription("https://169.254.169.254/latest", keys),
            new PushSubscription("not an address", keys),
            new PushSubscription(null, keys),
            new PushSubscription(device.endpoint(), null),
            new PushSubscription(
                device.endpoint(), new PushSubscription.Keys(device.auth(), device.auth())),
            new PushSubscription(
                device.endpoint(), new PushSubscription.Keys("BB" + "A".repeat(85), device.auth())),
            new PushSubscription(
                device.endpoint(), new PushSubscription.Keys(device.p256dh(), "c2hvcnQ")))
        .forEach(
            subscription ->
                assertThatThrownBy(() -> devices.turnOn("M-1", subscription))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageNotContaining(device.auth()));

    assertThat(devices.of("M-1")).isEmpty();
  }

  @Test
  void whoLeavesIsNotifiedNoMore() {
    Subscriber device = deviceOf("M-1");

    members.close("M-1");

    assertThat(devices.of("M-1")).isEmpty();
    assertThatThrownBy(() -> devices.turnOn("M-1", device.subscription()))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void theDatabaseHoldsNothingThatReachesADevice() {
    Subscriber device = deviceOf("M-1");

    String stored =
        database
            .sql("select * from push_subscription")
            .query((row, number) -> row.getString(1) + new String(row.getBytes(3)))
            .single();

    assertThat(stored).doesNotContain(device.endpoint(), device.auth(), "127.0.0.1", "p256dh");
  }

  private Subscriber deviceOf(String memberNumber) {
    Subscriber device = service.subscribe();
    devices.turnOn(memberNumber, device.subscription());
    return device;
  }

  private static NewMessage push(String key, String memberNumber) {
    return MessageSamples.on(Channel.PUSH, MessageSamples.upgrade(key, memberNumber, TODAY));
  }

  private static String topic(String key) {
    return Message.idOf(key).replace("-", "");
  }

  private void assertWithheld(String key, String reason) {
    assertThat(rows.state(key)).isEqualTo("NOT_SENT");
    assertThat(rows.of(key, "reason")).isEqualTo(reason);
  }
}
