package io.tierflow.testsupport.portal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Somebody with a browser and a mailbox who wants to become a member. */
public final class Newcomer {

  private static final Pattern LINK =
      Pattern.compile("https://rewards\\.example/portal/join/confirmation#([-_A-Za-z0-9]{43})\\s");

  public final String email;
  public final PortalVisitor browser;
  private final Mailbox mailbox;

  public Newcomer(Mailbox mailbox, int port) {
    this(mailbox, port, "new-" + UUID.randomUUID().toString().substring(0, 12) + "@example.com");
  }

  public Newcomer(Mailbox mailbox, int port, String email) {
    this.mailbox = mailbox;
    this.email = email;
    this.browser = new PortalVisitor(port);
  }

  public Map<String, String> form() {
    Map<String, String> form = new HashMap<>();
    form.put("fullName", "Nora Newcomer");
    form.put("email", email);
    form.put("language", "en");
    form.put("consent", "on");
    form.put("terms", "1");
    form.put("code", "");
    form.put("website", "");
    return form;
  }

  public HttpResponse<String> ask() {
    return ask(Map.of());
  }

  public HttpResponse<String> ask(Map<String, String> changes) {
    Map<String, String> form = form();
    form.putAll(changes);
    return browser.submit("/portal/join", "/portal/join", form);
  }

  /** The mails that came, once there are so many. */
  public List<MimeMessage> mails(int number) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              mailbox.send();
              return mailbox.to(email).size() >= number;
            });
    return mailbox.to(email);
  }

  /** The code in the newest of so many mails. */
  public String code(int number) {
    Matcher link = LINK.matcher(Mailbox.textOf(mails(number).get(number - 1)));
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  public String confirm(String code) {
    return PortalVisitor.locationOf(
        browser.submit(
            "/portal/join/confirmation", "/portal/join/confirmation", Map.of("token", code)));
  }

  /** Becomes a member, sent by whom the code belongs to, and stays signed in. */
  public void join(String code) {
    ask(Map.of("code", code));
    assertThat(confirm(code(1))).isEqualTo("/portal");
  }
}
