package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What sign-in links promise, on each database. */
abstract class SignInLinkStories {

  private static final int AT_ONCE = 8;

  @Autowired private SignInLinks links;
  @Autowired private SignInRequests requests;
  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private JdbcClient database;

  @BeforeEach
  void setTheClock() {
    clock.set("2026-10-31T18:00:00Z");
  }

  @Test
  void aLinkSignsInOnce() {
    String member = programme.enrol();
    String code = offered(member);

    assertThat(links.redeem(" " + code + "\n")).hasValue(member);
    assertThat(links.redeem(code)).isEmpty();
  }

  @Test
  void ofManyWhoUseALinkAtOnceOneGetsIn() throws Exception {
    String code = offered(programme.enrol());

    List<Optional<String>> answers = atOnce(() -> links.redeem(code));

    assertThat(answers.stream().filter(Optional::isPresent)).hasSize(1);
  }

  @Test
  void aLinkIsGoodForAQuarterOfAnHourFromTheMomentItsMailLeaves() {
    String member = programme.enrol();
    links.offer(member, "127.0.0.1");
    clock.set("2026-10-31T18:14:59Z");
    String code = made(member).orElseThrow();

    clock.set("2026-10-31T18:29:58Z");
    assertThat(links.redeem(code)).hasValue(member);
    code = offered(member);
    clock.set("2026-10-31T18:44:58Z");
    assertThat(links.redeem(code)).isEmpty();
  }

  @Test
  void aMailThatTakesTooLongToLeaveDoesNotLeave() {
    String member = programme.enrol();
    links.offer(member, "127.0.0.1");

    clock.set("2026-10-31T18:15:00Z");

    assertThat(made(member)).isEmpty();
  }

  @Test
  void aNewerLinkTakesThePlaceOfTheOlder() {
    String member = programme.enrol();
    String older = offered(member);
    String idOfOlder = linkId(member);
    String newer = offered(member);

    assertThat(links.redeem(older)).isEmpty();
    assertThat(links.make(member, idOfOlder)).isEmpty();
    assertThat(links.redeem(newer)).hasValue(member);
  }

  @Test
  void anAttemptToSendMakesTheLinkAnew() {
    String member = programme.enrol();
    String first = offered(member);
    String second = made(member).orElseThrow();

    assertThat(links.redeem(first)).isEmpty();
    assertThat(links.redeem(second)).hasValue(member);
  }

  @Test
  void anHourHasFiveLinksHoweverManyAskAtOnce() throws Exception {
    String member = programme.enrol();

    List<Boolean> offers = atOnce(() -> links.offer(member, "127.0.0.1"));

    assertThat(offers.stream().filter(offer -> offer)).hasSize(5);
    clock.set("2026-10-31T19:00:00Z");
    assertThat(links.offer(member, "127.0.0.1")).as("within the hour").isFalse();
    clock.set("2026-10-31T19:00:01Z");
    assertThat(links.offer(member, "127.0.0.1")).as("after the hour").isTrue();
  }

  @Test
  void whoGivesAnEmailAddressIsMeantInAnyCase() {
    String member = programme.enrol();

    requests.take(Mailbox.addressOf(member).toUpperCase(), "127.0.0.1");

    Awaitility.await().until(() -> linksOf(member) == 1);
  }

  private String offered(String member) {
    assertThat(links.offer(member, "127.0.0.1")).isTrue();
    return made(member).orElseThrow();
  }

  private Optional<String> made(String member) {
    return links.make(member, linkId(member)).map(URI::getFragment);
  }

  private String linkId(String member) {
    return database
        .sql("select link_id from sign_in_link where member_number = ?")
        .param(member)
        .query(String.class)
        .single();
  }

  private long linksOf(String member) {
    return database
        .sql("select count(*) from message where kind = 'SIGN_IN_LINK' and member_number = ?")
        .param(member)
        .query(Long.class)
        .single();
  }

  private static <T> List<T> atOnce(Callable<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(Collections.nCopies(AT_ONCE, work))) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }
}
