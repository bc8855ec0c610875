package io.tierflow.notification.channel.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.testsupport.push.Subscriber;
import java.security.GeneralSecurityException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is sent is what a browser reads. */
class PushPayloadTest {

  private static final Subscriber BROWSER_OF_THE_RFC =
      Subscriber.with(
          "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
          "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
          "BTBZMqHH6r4Tts7J_aSIgg");

  private static final String BODY_OF_THE_RFC =
      "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS"
          + "6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxs"
          + "j_Qulcy4a-fN";

  /** Appendix A of RFC 8291. */
  @Test
  void theTestsDecryptAsTheRfcDoes() throws GeneralSecurityException {
    assertThat(BROWSER_OF_THE_RFC.decrypt(Subscriber.decoded(BODY_OF_THE_RFC)))
        .isEqualTo("When I grow up, I want to be a watermelon");
  }

  @Test
  void aBrowserReadsWhatIsEncryptedForIt() throws GeneralSecurityException {
    byte[] body = encrypted("Welcome to Gold", "1.250 Punkte für Sie €", BROWSER_OF_THE_RFC);

    assertThat(BROWSER_OF_THE_RFC.decrypt(body))
        .isEqualTo(
            "{\"title\":\"Welcome to Gold\",\"body\":\"1.250 Punkte für Sie €\","
                + "\"tag\":\"id-1\",\"lang\":\"de\",\"page\":\"portal#messages\"}");
    assertThatThrownBy(() -> Subscriber.at("https://push.example.net/other").decrypt(body))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void theLongestTextFitsIntoOneRecord() throws GeneralSecurityException {
    String longest = "\u0001".repeat(5_000);

    byte[] body = encrypted(longest, longest, BROWSER_OF_THE_RFC);

    assertThat(body).hasSizeLessThanOrEqualTo(4096);
    assertThat(BROWSER_OF_THE_RFC.decrypt(body)).contains("\\u0001…\",\"tag\"");
  }

  @Test
  void noCharacterIsCutInHalf() throws GeneralSecurityException {
    byte[] body = encrypted("t", "x".repeat(448) + "🎁🎁", BROWSER_OF_THE_RFC);

    assertThat(BROWSER_OF_THE_RFC.decrypt(body)).contains("\"" + "x".repeat(448) + "…\"");
  }

  private static byte[] encrypted(String title, String body, Subscriber browser) {
    PushNotification notification =
        new PushNotification(
            "id-1", title, body, Locale.GERMAN, "portal#messages", PushNotification.Urgency.NORMAL);
    return PushPayload.of(notification).encryptedFor(browser.subscription().target());
  }
}
