package io.tierflow.portal.friends;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.MemberMergeService;
import io.tierflow.member.MemberService;
import io.tierflow.member.NewMember;
import io.tierflow.notification.channel.push.PushDevices;
import io.tierflow.privacy.ErasureReason;
import io.tierflow.privacy.MemberErasureService;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import io.tierflow.testsupport.portal.ReferredFriends;
import io.tierflow.testsupport.push.PushServiceOnThisMachine;
import io.tierflow.testsupport.push.Subscriber;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whom members bring in, what it brings them, and whom it does not count for. */
@PortalTest
class FriendsTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final LocalDate LONG_AGO = TODAY.minusDays(20);
  private static final String BOOKED =
      "select transaction_id from transaction where member_number = ? and kind = 'REFERRAL'";

  @Autowired private TestProgramme programme;
  @Autowired private MemberService members;
  @Autowired private MemberMergeService merges;
  @Autowired private MemberErasureService erasures;
  @Autowired private ReferralBooking booking;
  @Autowired private Mailbox mailbox;
  @Autowired private PushDevices devices;
  @LocalServerPort private int port;

  @Autowired
  @Qualifier("pushService") private PushServiceOnThisMachine service;

  private String member;
  private PortalVisitor visitor;
  private String code;

  @BeforeEach
  void getACode() {
    member = enrol("Rita Referrer", null);
    visitor = signedIn(member);
    String answer = visitor.get("/api/me/referrals").body();
    code = answer.replaceAll("(?s).*\"code\":\"([A-Z0-9]{16})\".*", "$1");
    assertThat(code).hasSize(16);
  }

  @AfterEach
  void everyPointIsAccountedFor() {
    assertThat(programme.proof().mismatches()).isZero();
  }

  @Test
  void aFriendWhoKeepsWhatTheyBoughtBringsTheMemberOneReferral() {
    String friend = friend("on");
    assertThat(visitor.get("/portal").body()).contains("href=\"/portal/friends\"");
    assertThat(visitor.get("/portal/friends").body())
        .contains(
            "https://rewards.example/portal/join?code=" + code,
            "Nora Newcomer",
            "does not count yet");
    booking.bookDue();
    assertThat(booked()).as("before anything was bought").isEmpty();
    programme.purchase(friend, "100", LONG_AGO);
    booking.bookDue();
    assertThat(booked()).as("before it has earned").isEmpty();
    programme.upgrade(friend, TODAY);

    booking.bookDue();
    booking.bookDue();

    assertThat(booked()).hasSize(1).allMatch(id -> id.startsWith("REFERRAL-"));
    programme.upgrade(member, TODAY);
    assertThat(programme.balance(member)).isPositive();
    assertThat(visitor.get("/api/me/referrals").body())
        .contains("\"came\":1,\"counted\":1", "\"name\":\"Nora Newcomer\"", "\"state\":\"BOOKED\"")
        .contains("\"points\":" + programme.balance(member));
    assertThat(visitor.get("/portal/friends", "Accept-Language", "de").body())
        .contains("Freunde, die kamen", "zählt");
  }

  @Test
  void itCountsOnceTheTimeOfReturnHasPassedAndNotIfAllWasReturned() {
    String friend = friend(null);
    programme.purchase(friend, "100", TODAY.minusDays(13));
    programme.upgrade(friend, TODAY);
    booking.bookDue();
    assertThat(booked()).as("can still be returned").isEmpty();

    String returned = programme.purchase(friend, "80", LONG_AGO);
    programme.upgrade(friend, TODAY);
    programme.refund(friend, returned, "80", TODAY.minusDays(10));
    booking.bookDue();
    assertThat(booked()).as("was returned").isEmpty();

    String kept = programme.purchase(friend, "80", LONG_AGO);
    programme.upgrade(friend, TODAY);
    programme.refund(friend, kept, "30", TODAY.minusDays(10));
    booking.bookDue();
    assertThat(booked()).hasSize(1);
  }

  @Test
  void howeverManyNodesBookItItIsBookedOnceAlsoIfOneDiesInBetween() throws Exception {
    String friend = friend(null);
    programme.purchase(friend, "100", LONG_AGO);
    programme.upgrade(friend, TODAY);
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    nodes.invokeAll(Collections.nCopies(4, Executors.callable(booking::bookDue)));
    nodes.shutdown();
    assertThat(booked()).hasSize(1);

    programme.execute("update referral set state = 'BOOKING' where friend_number = ?", friend);
    booking.bookDue();

    assertThat(booked()).hasSize(1);
    assertThat(state(friend)).isEqualTo("BOOKED null");
  }

  @Test
  void theNamesOfThoseWhoDidNotAgreeAreNotShown() {
    friend(null);

    assertThat(visitor.get("/portal/friends").body())
        .contains("A friend")
        .doesNotContain("Nora Newcomer");
    assertThat(visitor.get("/api/me/referrals").body()).contains("\"name\":null");
  }

  @Test
  void nobodyBringsThemselvesInByAnotherAddressOrPhone() {
    members.change(member, ReferredFriends.profile(member, "+49301234567", null));
    String byPhone = friend(null);
    members.change(byPhone, ReferredFriends.profile(byPhone, "+49301234567", null));
    String byAddress = friend(null);
    members.change(
        member, ReferredFriends.profile(member, "+49301234567", "Main Street 1, 12345 Town"));
    members.change(
        byAddress, ReferredFriends.profile(byAddress, null, "MAIN STREET 1 - 12345 TOWN"));
    String byMailbox = friend(null);
    members.change(byMailbox, ReferredFriends.profile(member + "+second", null, null));

    buyAndBook(byPhone, byAddress, byMailbox);

    assertThat(booked()).isEmpty();
    assertThat(List.of(state(byPhone), state(byAddress), state(byMailbox)))
        .containsExactly("REFUSED SAME_PHONE", "REFUSED SAME_ADDRESS", "REFUSED SAME_EMAIL");
    assertThat(visitor.get("/portal/friends").body()).contains("does not count");
  }

  @Test
  void nobodyBringsThemselvesInOnTheirOwnDevice() {
    String friend = friend(null);
    Subscriber device = service.subscribe();
    devices.turnOn(member, device.subscription());
    devices.turnOn(friend, device.subscription());

    buyAndBook(friend);

    assertThat(booked()).isEmpty();
    assertThat(state(friend)).isEqualTo("REFUSED SAME_DEVICE");
  }

  @Test
  void whoHasLeftGetsNothingAndAForgedCodeBringsNobodyIn() {
    String friend = friend(null);
    new ReferredFriends(mailbox, port).join("A".repeat(16));
    members.close(member);

    buyAndBook(friend);

    assertThat(booked()).isEmpty();
    assertThat(state(friend)).isEqualTo("REFUSED MEMBERSHIP_ENDED");
    assertThat(programme.number("select count(*) from referral where member_number = ?", member))
        .isEqualTo(1);
  }

  @Test
  void aMergeMovesTheFriendsAndTheOldCodeGoesOn() {
    String before = friend("on");
    String into = enrol("Rita Again", null);
    merges.merge("merge-" + into, into, member, "ada");
    String after = friend("on");

    buyAndBook(before, after);

    assertThat(programme.texts(BOOKED, into)).hasSize(2);
    assertThat(signedIn(into).get("/api/me/referrals").body()).contains("\"counted\":2");
  }

  @Test
  void aFriendWhoTurnsOutToBeAMemberAlreadyDoesNotCount() {
    String friend = friend("on");
    String known = enrol("Nora Longknown", LocalDate.of(2020, 1, 1));
    merges.merge("merge-" + known, known, friend, "ada");
    String other = friend("on");
    merges.merge("merge-" + other, member, other, "ada");

    buyAndBook(known);

    assertThat(booked()).isEmpty();
    assertThat(List.of(state(friend), state(other))).containsOnly("REFUSED SAME_PERSON");
  }

  @Test
  void anExportShowsNobodyElseAndAnErasureForgetsCodeAndName() {
    String friend = friend("on");

    assertThat(visitor.get("/api/me/export").body())
        .contains("\"referrals\":{", "\"code\":\"" + code + "\"")
        .doesNotContain(friend, "Nora Newcomer");
    erasures.erase(friend, ErasureReason.REQUESTED);
    assertThat(visitor.get("/portal/friends").body())
        .contains("A friend")
        .doesNotContain("Nora Newcomer", "Erased member");
    erasures.erase(member, ErasureReason.REQUESTED);
    assertThat(programme.texts("select code from referral_code where member_number = ?", member))
        .isEmpty();
  }

  @Test
  void whatIsMadeUpLeadsBackToThePage() {
    assertThat(PortalVisitor.locationOf(visitor.get("/portal/friends?friends=-1")))
        .isEqualTo("/portal/friends");
    assertThat(new PortalVisitor(port).get("/api/me/referrals").statusCode()).isEqualTo(401);
    assertThat(PortalVisitor.locationOf(new PortalVisitor(port).get("/portal/friends")))
        .isEqualTo("/portal/sign-in");
  }

  private void buyAndBook(String... friends) {
    for (String friend : friends) {
      programme.purchase(friend, "100", LONG_AGO);
      programme.upgrade(friend, TODAY);
    }
    booking.bookDue();
  }

  /** Somebody becomes a member with the code, long enough ago for what they bought. */
  private String friend(String named) {
    String friend = new ReferredFriends(mailbox, port).join(code, named);
    programme.execute(
        "update member set enrolled_on = ? where member_number = ?", LONG_AGO, friend);
    return friend;
  }

  private List<String> booked() {
    return programme.texts(BOOKED, member);
  }

  private String state(String friend) {
    return programme
        .texts(
            "select concat(state, ' ', coalesce(reason, 'null')) from referral where"
                + " friend_number = ?",
            friend)
        .get(0);
  }

  private String enrol(String name, LocalDate on) {
    String number = "F" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    members.enrol(
        new NewMember(
            number,
            name,
            Mailbox.addressOf(number),
            null,
            null,
            on,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
    return number;
  }

  private PortalVisitor signedIn(String number) {
    PortalVisitor signedIn = new PortalVisitor(port);
    signedIn.ask(number);
    signedIn.use(mailbox.codeFor(number, 1));
    return signedIn;
  }
}
