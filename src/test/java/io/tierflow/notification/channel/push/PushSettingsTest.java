package io.tierflow.notification.channel.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.push.Subscriber;
import java.net.URI;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What an operator may set, and whom Tierflow then speaks to. */
class PushSettingsTest {

  /** The pair of the example in RFC 8292. */
  private static final String PUBLIC =
      "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs";

  private static final PushServices BROWSERS = new PushServices(settings(Map.of()));

  @Test
  void withoutKeysNotificationsAreOffAndSayWhatIsMissing() {
    PushSettings settings = settings(Map.of("public-key", PUBLIC, "private-key", " "));

    assertThat(settings.isComplete()).isFalse();
    assertThat(settings.missing())
        .containsExactly("tierflow.message.push.private-key", "tierflow.message.push.subject");
    assertThat(settings.isKeyPairUsable()).isTrue();
  }

  @Test
  void theTwoKeysMustBelongTogether() {
    KeyPair one = Subscriber.newPair();
    KeyPair other = Subscriber.newPair();

    assertThat(keys(publicKey(one), privateKey(one)).isKeyPairUsable()).isTrue();
    assertThat(keys(publicKey(one), privateKey(one)).toString()).doesNotContain(privateKey(one));
    assertThat(keys(publicKey(one), privateKey(other)).isKeyPairUsable()).isFalse();
    assertThat(keys("BA1Hxzyi1RUM", privateKey(one)).isKeyPairUsable()).isFalse();
    assertThat(keys("B" + publicKey(one).substring(1, 80) + "AAAAAAA", privateKey(one)))
        .matches(settings -> !settings.isKeyPairUsable(), "a point beside the curve");
    assertThat(keys(publicKey(one), "no key").isKeyPairUsable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rewards@example.com", "mailto:nobody", "http://example.com/", "https://"})
  void theSubjectMustBeReachable(String subject) {
    assertThat(settings(Map.of("subject", subject)).isSubjectReachable()).isFalse();
    assertThat(settings(Map.of("subject", "mailto:a@b.example")).isSubjectReachable()).isTrue();
    assertThat(settings(Map.of("subject", "https://b.example")).isSubjectReachable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://push.example.com",
        "https://*.com",
        "https://*",
        "push.example.com",
        "https://push.example.com/path",
        "https://user@push.example.com",
        "http://*.localhost",
        "ftp://push.example.com"
      })
  void aServiceMustBeAnEncryptedOriginOrOnThisMachine(String service) {
    assertThat(settings(Map.of("services", service)).isEveryServiceSafe()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://fcm.googleapis.com/fcm/send/abc:APA91b",
        "https://fcm.googleapis.com:443/fcm/send/abc",
        "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
        "https://web.push.apple.com/QGqd",
        "https://WNS2-par02p.notify.windows.com/w/?token=BQYAAA%2bcd"
      })
  void theBrowsersServicesAreSpokenTo(String endpoint) {
    assertThat(BROWSERS.include(URI.create(endpoint))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://fcm.googleapis.com/fcm/send/abc",
        "https://fcm.googleapis.com:8443/fcm/send/abc",
        "https://fcm.googleapis.com@169.254.169.254/latest",
        "https://169.254.169.254/latest/meta-data",
        "https://localhost/",
        "http://127.0.0.1:8080/engine-rest",
        "https://[::1]/",
        "https://fcm.googleapis.com.evil.example/",
        "https://evilpush.apple.com/",
        "https://push.apple.com/",
        "https://push.apple.com.evil.example/",
        "https://fcm.googleapis.com/a#b",
        "file:///etc/passwd",
        "fcm.googleapis.com/fcm/send",
        "https:///fcm/send"
      })
  void nobodyElseIsSpokenTo(String endpoint) {
    assertThat(BROWSERS.include(URI.create(endpoint))).isFalse();
  }

  private static PushSettings keys(String publicKey, String privateKey) {
    return settings(Map.of("public-key", publicKey, "private-key", privateKey));
  }

  private static PushSettings settings(Map<String, String> values) {
    MapConfigurationPropertySource source = new MapConfigurationPropertySource();
    values.forEach((name, value) -> source.put("tierflow.message.push." + name, value));
    return new Binder(List.of(source)).bindOrCreate("tierflow.message.push", PushSettings.class);
  }

  private static String publicKey(KeyPair pair) {
    return Subscriber.text(Subscriber.encoded((ECPublicKey) pair.getPublic()));
  }

  private static String privateKey(KeyPair pair) {
    return Subscriber.text(Subscriber.coordinate(((ECPrivateKey) pair.getPrivate()).getS()));
  }
}
