package io.tierflow.testsupport.push;

import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Two push services on this machine, and an application that may speak to them alone. */
@TestConfiguration(proxyBeanMethods = false)
public class PushServicesOfTests {

  @Bean
  public PushServiceOnThisMachine pushService() {
    return new PushServiceOnThisMachine();
  }

  @Bean
  public PushServiceOnThisMachine otherPushService() {
    return new PushServiceOnThisMachine();
  }

  @Bean
  public DynamicPropertyRegistrar pushSettings(
      PushServiceOnThisMachine pushService, PushServiceOnThisMachine otherPushService) {
    KeyPair keys = Subscriber.newPair();
    return properties -> {
      properties.add(
          "tierflow.message.push.public-key",
          () -> Subscriber.text(Subscriber.encoded((ECPublicKey) keys.getPublic())));
      properties.add(
          "tierflow.message.push.private-key",
          () -> Subscriber.text(Subscriber.coordinate(((ECPrivateKey) keys.getPrivate()).getS())));
      properties.add("tierflow.message.push.subject", () -> "mailto:rewards@tierflow.example");
      properties.add("tierflow.message.push.timeout", () -> "2s");
      properties.add(
          "tierflow.message.push.services",
          () -> pushService.origin() + "," + otherPushService.origin());
    };
  }
}
