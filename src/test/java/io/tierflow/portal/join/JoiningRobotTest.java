package io.tierflow.portal.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.Newcomer;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A program that signs up by the thousand. */
@PortalTest
@TestPropertySource(
    properties = {
      "tierflow.limit.link-requests-per-minute=10",
      "tierflow.portal.join.requests-per-hour=20"
    })
class JoiningRobotTest {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @Autowired private JoinService joins;
  @Autowired private Mailbox mailbox;
  @Autowired private JdbcClient database;
  @LocalServerPort private int port;

  @Test
  void fromOneAddressItIsHeldUpFromManyItMakesAFewMails() {
    Newcomer robot = new Newcomer(mailbox, port);
    Matcher token = CSRF.matcher(robot.browser.get("/portal/join").body());
    assertThat(token.find()).isTrue();
    List<Integer> answers = new ArrayList<>();
    for (int number = 0; number < 40; number++) {
      TreeMap<String, String> form = new TreeMap<>(robot.form());
      form.put("email", "robot" + number + "@example.com");
      form.put("_csrf", token.group(1));
      answers.add(robot.browser.post("/portal/join", form).statusCode());
    }
    assertThat(answers.stream().filter(answer -> answer == 302)).hasSizeBetween(10, 15);
    assertThat(answers.stream().filter(answer -> answer == 429)).hasSizeGreaterThan(24);

    for (int number = 0; number < 10_000; number++) {
      joins.request(application("many" + number + "@example.com"), "10.0.0." + number % 250);
    }

    assertThat(count("join_request")).isEqualTo(20);
    assertThat(count("message where kind = 'JOIN_LINK'")).isEqualTo(20);
    assertThat(count("member")).isZero();
    assertThat(PortalVisitor.locationOf(new PortalVisitor(port).get("/portal")))
        .isEqualTo("/portal/sign-in");
  }

  private static JoinApplication application(String email) {
    return new JoinApplication(
        "Robot", email, "en", true, false, "1", Instant.EPOCH.toString(), null, false);
  }

  private long count(String rows) {
    return database.sql("select count(*) from " + rows).query(Long.class).single();
  }
}
