package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.notification.channel.push.PushDevices;
import io.tierflow.privacy.ErasureReason;
import io.tierflow.privacy.MemberErasureService;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import io.tierflow.testsupport.push.PushServiceOnThisMachine;
import io.tierflow.testsupport.push.Subscriber;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What members see of their devices, and what is left of them. */
@PortalTest
class MyDevicesTest {

  @Autowired private TestProgramme programme;
  @Autowired private Mailbox mailbox;
  @Autowired private PushDevices devices;
  @Autowired private MemberErasureService erasures;
  @LocalServerPort private int port;

  @Autowired
  @Qualifier("pushService") private PushServiceOnThisMachine service;

  private String member;
  private Subscriber device;
  private PortalVisitor visitor;

  @BeforeEach
  void signInWithADevice() {
    member = programme.enrol();
    device = service.subscribe();
    devices.turnOn(member, device.subscription());
    visitor = new PortalVisitor(port);
    visitor.ask(member);
    visitor.use(mailbox.codeFor(member, 1));
  }

  @Test
  void aMemberSeesTheirOwnDevicesAndTheProgrammesKey() {
    devices.turnOn(programme.enrol(), service.subscribe().subscription());

    assertThat(visitor.get("/api/me/push").body())
        .startsWith("{\"on\":true,\"publicKey\":\"%s\"".formatted(devices.publicKey()))
        .contains("\"allowed\":true")
        .contains("\"devices\":[{\"deviceId\":\"" + devices.of(member).get(0).deviceId() + "\"")
        .containsOnlyOnce("deviceId")
        .doesNotContain(device.endpoint(), device.auth());
    assertThat(new PortalVisitor(port).get("/api/me/push").statusCode()).isEqualTo(401);
  }

  @Test
  void noOtherSiteAddsADevice() {
    assertThat(visitor.post("/api/me/push-subscriptions", Map.of()).statusCode()).isEqualTo(403);
  }

  @Test
  void anExportTellsOfDevicesAndNotWhatReachesThem() {
    assertThat(visitor.get("/api/me/export").body())
        .contains("\"devices\":[{\"deviceId\":")
        .doesNotContain(device.endpoint(), device.auth(), device.p256dh());
  }

  @Test
  void erasureForgetsTheDevices() {
    erasures.erase(member, ErasureReason.REQUESTED);

    assertThat(devices.of(member)).isEmpty();
    assertThat(
            programme.texts(
                "select action from audit_entry where subject = ? and action like 'NOTIF%'",
                member))
        .containsExactly("NOTIFICATIONS_TURNED_ON");
  }
}
