package io.tierflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The way out of e-mails: open to whoever has the link, and to nobody else. */
@HttpTest
class UnsubscribeAccessTest {

  private static final AtomicInteger MEMBERS = new AtomicInteger();

  private final String member = "LEAVER-" + MEMBERS.incrementAndGet();

  @Autowired private TestCaller caller;
  @Autowired private JdbcClient database;

  @Value("${tierflow.message.unsubscribe.key}")
  private String key;

  @BeforeEach
  void enrol() {
    caller.send(
        caller.as(
            "admin",
            "POST",
            "/api/members",
            """
            {"memberNumber": "%s", "fullName": "Lea Leaver", "email": "lea@example.com"}"""
                .formatted(member)));
  }

  @Test
  void aMailProvidersOneClickEndsMarketingAlone() {
    HttpResponse<String> answer = click("/unsubscribe/" + token("EMAIL/MARKETING/" + member, key));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("you will get no more offers and news by e-mail");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(member()).contains("\"emailConsent\":true", "\"emailMarketing\":false");
  }

  @Test
  void aMailProviderMayPostItsClickAsAFormInParts() {
    String link = "/unsubscribe/" + token("EMAIL/MARKETING/" + member, key);

    HttpResponse<String> answer =
        caller.send(
            caller
                .request(
                    "POST",
                    link,
                    "--part\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
                        + "One-Click\r\n--part--\r\n")
                .setHeader("Content-Type", "multipart/form-data; boundary=part"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(member()).contains("\"emailConsent\":true", "\"emailMarketing\":false");
  }

  @Test
  void theLinkOfAnyOtherMailEndsAllOfThemOnceOrAgain() {
    String link = "/unsubscribe/" + token("EMAIL/TRANSACTIONAL/" + member, key);

    HttpResponse<String> page = caller.send(caller.request("GET", link, null));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<form method=\"post\"").doesNotContain("Lea", member);
    assertThat(member()).as("whoever looks leaves nothing").contains("\"emailConsent\":true");
    assertThat(click(link).statusCode()).isEqualTo(200);
    assertThat(click(link).statusCode()).isEqualTo(200);
    assertThat(member()).contains("\"emailConsent\":false", "\"emailMarketing\":false");
    assertThat(
            database
                .sql("select detail from audit_entry where action = 'UNSUBSCRIBED' and subject = ?")
                .param(member)
                .query(String.class)
                .list())
        .containsExactly("All e-mail");
  }

  @Test
  void aForgedLinkIsNone() {
    String forged =
        token("EMAIL/TRANSACTIONAL/" + member, "another key that nobody has been given");
    String genuine = token("EMAIL/MARKETING/" + member, key);
    String other =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(("EMAIL/MARKETING/X").getBytes(StandardCharsets.UTF_8));

    assertThat(click("/unsubscribe/" + forged).statusCode()).isEqualTo(404);
    assertThat(
            click("/unsubscribe/" + other + genuine.substring(genuine.indexOf('.'))).statusCode())
        .isEqualTo(404);
    assertThat(click("/unsubscribe/" + genuine.substring(0, genuine.indexOf('.'))).statusCode())
        .isEqualTo(404);
    assertThat(click("/unsubscribe/%25.%25").statusCode()).isBetween(400, 404);
    assertThat(member()).contains("\"emailConsent\":true");
  }

  private HttpResponse<String> click(String link) {
    return caller.send(
        caller
            .request("POST", link, "List-Unsubscribe=One-Click")
            .setHeader("Content-Type", "application/x-www-form-urlencoded"));
  }

  private String member() {
    return caller.send(caller.as("admin", "GET", "/api/members/" + member, null)).body();
  }

  /** Made by hand, so that links that are out keep working whatever becomes of the code. */
  private static String token(String subscription, String key) {
    try {
      byte[] text = subscription.getBytes(StandardCharsets.UTF_8);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update("unsubscribe:".getBytes(StandardCharsets.UTF_8));
      byte[] code = Arrays.copyOf(mac.doFinal(text), 16);
      Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
      return encoder.encodeToString(text) + "." + encoder.encodeToString(code);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
