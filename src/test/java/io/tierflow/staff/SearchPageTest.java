package io.tierflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.points.PointsService;
import io.tierflow.points.PointsService.Adjustment;
import io.tierflow.reward.RedemptionService;
import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The search in the bar of staff's pages leads to the member, whatever of theirs is known. */
@HttpTest
@Import(TestProgramme.class)
class SearchPageTest {

  private static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

  @Autowired private TestCaller caller;
  @Autowired private TestProgramme programme;
  @Autowired private PointsService points;
  @Autowired private RedemptionService redemptions;
  @Autowired private JdbcClient database;

  private StaffVisitor manager;
  private String member;

  @BeforeEach
  void signIn() {
    manager = signedIn(Groups.LOYALTY_MANAGERS);
    member = programme.enrol();
  }

  @Test
  void aNumberLeadsStraightToTheMember() {
    assertThat(found(member)).isEqualTo("/members/" + member);
    assertThat(found("  " + member + " ")).isEqualTo("/members/" + member);
  }

  @Test
  void aTransactionLeadsToTheMembersTransactions() {
    String purchase = programme.purchase(member, "20.00", YESTERDAY);

    assertThat(found(purchase)).isEqualTo("/members/" + member + "#transactions");
  }

  @Test
  void aVouchersCodeLeadsToTheMembersVouchersHoweverItIsTyped() {
    points.adjust(member, new Adjustment("search-" + member, 500, "For a voucher."), "ada");
    redemptions.redeemPoints(member, "search-" + member, 100);
    String code =
        database
            .sql("select min(code) from voucher where member_number = :member")
            .param("member", member)
            .query(String.class)
            .single();

    assertThat(found(code)).isEqualTo("/members/" + member + "#vouchers");
    assertThat(found(code.replace("-", " ").toLowerCase(Locale.ROOT)))
        .isEqualTo("/members/" + member + "#vouchers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zoë Müller", "ada@example.com", "+1 (202) 555-0001", "S 0/..#1?&x=2"})
  void anythingElseIsLookedForInTheList(String text) {
    String list = found(text);

    assertThat(list).isEqualTo("/members?query=" + spelled(text));
    assertThat(manager.get(list).statusCode()).isEqualTo(200);
  }

  @Test
  void nothingIsTheWholeList() {
    assertThat(found(" ")).isEqualTo("/members");
    assertThat(StaffVisitor.location(manager.get("/search"))).endsWith("/members");
  }

  @Test
  void theBarHasItForWhoMayOpenMembers() {
    assertThat(manager.get("/agreements").body()).contains("action=\"/search\"");
    assertThat(manager.get("/").body()).contains("action=\"/search\"");
    StaffVisitor warehouse = signedIn(Groups.WAREHOUSE);
    assertThat(warehouse.get("/").body()).doesNotContain("action=\"/search\"");
    assertThat(warehouse.get("/search?query=" + member).statusCode()).isEqualTo(403);
  }

  private StaffVisitor signedIn(String user) {
    StaffVisitor visitor = new StaffVisitor(caller);
    visitor.signIn(user, TestCaller.PASSWORD);
    return visitor;
  }

  private String found(String text) {
    return StaffVisitor.location(manager.get("/search?query=" + spelled(text)))
        .replaceAll("^https?://[^/]+", "");
  }

  private static String spelled(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
