package io.tierflow.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.tierflow.member.AccountType;
import io.tierflow.member.MemberService;
import io.tierflow.member.NewMember;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The list of members: narrowed, ordered, read in pages and taken out as a file. */
abstract class MemberListStories {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
  private static final AtomicInteger GROUPS = new AtomicInteger();
  private static final Pattern ROW = Pattern.compile("<th scope=\"row\"><a [^>]*>([^<]+)</a>");
  private static final Pattern NEXT = Pattern.compile("rel=\"next\"[^>]*href=\"([^\"]+)\"");
  private static final Pattern PREVIOUS = Pattern.compile("rel=\"prev\"[^>]*href=\"([^\"]+)\"");

  @Autowired private WebApplicationContext application;
  @Autowired private AdjustableClock clock;
  @Autowired private TestProgramme programme;
  @Autowired private MemberService members;

  private MockMvc web;

  /** The beginning of the numbers of a test's own members. */
  private String group;

  @BeforeEach
  void openThePages() {
    web = MockMvcBuilders.webAppContextSetup(application).build();
    clock.set("2026-10-31T18:00:00Z");
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken("admin", null, "GROUP_camunda-admin"));
    group = "LIST%03d-".formatted(GROUPS.incrementAndGet());
  }

  @AfterEach
  void leave() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void membersAreNarrowedByWhatTheyAreAndHave() throws Exception {
    enrol("1", "GOLD", AccountType.CORPORATE, 500, TODAY.minusDays(400));
    enrol("2", "SILVER", AccountType.INDIVIDUAL, 120, TODAY.minusDays(400));
    enrol("3", "REGULAR", AccountType.INDIVIDUAL, 0, TODAY.minusDays(5));
    members.close(group + "3");
    String risen = group + "4";
    enrol("4", "REGULAR", AccountType.INDIVIDUAL, 0, TODAY.minusDays(400));
    programme.purchase(risen, "12000.00", TODAY.minusDays(3));
    programme.upgrade(risen, TODAY);
    programme.purchase(group + "2", "10.00", TODAY.minusDays(100));

    assertThat(found("tier=GOLD")).containsExactly("1");
    assertThat(found("tier=VIP")).containsExactly("4");
    assertThat(found("status=CLOSED")).containsExactly("3");
    assertThat(found("status=ACTIVE")).containsExactly("1", "2", "4");
    assertThat(found("accountType=CORPORATE")).containsExactly("1");
    assertThat(found("underReview=true")).containsExactly("4");
    assertThat(found("pointsFrom=120")).containsExactly("1", "2", "4");
    assertThat(found("pointsFrom=120&pointsTo=120")).containsExactly("2");
    assertThat(found("activeFrom=2026-10-26")).containsExactly("3", "4");
    assertThat(found("activeFrom=2026-10-27")).containsExactly("4");
    assertThat(found("activeTo=2026-07-23")).containsExactly("1", "2");
    assertThat(found("activeTo=2026-07-22")).containsExactly("1");
    assertThat(found("activeFrom=2026-07-23&activeTo=2026-07-23")).containsExactly("2");
    assertThat(found("tier=GOLD&status=CLOSED")).isEmpty();
    assertThat(page("/members?tier=GOLD&status=CLOSED&query=" + group))
        .contains("within the filter", "All members");
  }

  @Test
  void membersAreOrderedFromEitherEnd() throws Exception {
    enrol("1", "SILVER", AccountType.INDIVIDUAL, 120, TODAY.minusDays(30));
    enrol("2", "GOLD", AccountType.INDIVIDUAL, 120, TODAY.minusDays(10));
    enrol("3", "REGULAR", AccountType.INDIVIDUAL, 7, TODAY.minusDays(20));
    programme.purchase(group + "3", "10.00", TODAY.minusDays(1));

    assertThat(found("sort=POINTS&direction=DESC")).containsExactly("1", "2", "3");
    assertThat(found("sort=POINTS&direction=ASC")).containsExactly("3", "1", "2");
    assertThat(found("sort=TIER&direction=DESC")).containsExactly("2", "1", "3");
    assertThat(found("sort=TIER")).containsExactly("3", "1", "2");
    assertThat(found("sort=ENROLLED")).containsExactly("1", "3", "2");
    assertThat(found("sort=ACTIVITY&direction=DESC")).containsExactly("3", "2", "1");
    assertThat(page("/members?sort=POINTS&direction=DESC&query=" + group))
        .contains("aria-sort=\"descending\"", "direction=ASC&amp;query=" + group);
  }

  @ParameterizedTest
  @CsvSource({"NUMBER", "TIER", "POINTS", "ENROLLED", "ACTIVITY"})
  void aLongListIsReadInPagesThereAndBack(String sort) throws Exception {
    for (int number = 10; number < 55; number++) {
      enrol("%d".formatted(number), "SILVER", AccountType.INDIVIDUAL, number / 10, TODAY);
    }
    String first = page("/members?sort=%s&direction=DESC&query=%s".formatted(sort, group));
    String second = page(link(NEXT, first));
    String third = page(link(NEXT, second));

    List<String> all = new ArrayList<>(numbers(first));
    all.addAll(numbers(second));
    all.addAll(numbers(third));
    assertThat(numbers(first)).hasSize(20);
    assertThat(all).hasSize(45).doesNotHaveDuplicates();
    assertThat(first).contains(">45 members<").doesNotContain("rel=\"prev\"");
    assertThat(third).doesNotContain("rel=\"next\"");
    String back = page(link(PREVIOUS, third));
    assertThat(numbers(back)).isEqualTo(numbers(second));
    assertThat(numbers(page(link(PREVIOUS, back)))).isEqualTo(numbers(first));
  }

  @Test
  void aFileHasAllThatTheFilterLetsThrough() throws Exception {
    members.enrol(
        new NewMember(
            group + "1",
            "=HYPERLINK(\"evil\")",
            null,
            "+4930123456",
            null,
            TODAY.minusDays(1),
            AccountType.INDIVIDUAL,
            null,
            null,
            null,
            null,
            null,
            new Tier("GOLD"),
            120L));
    enrol("2", "SILVER", AccountType.INDIVIDUAL, 0, TODAY);

    MockHttpServletResponse file =
        web.perform(get("/members.csv").param("query", group).param("tier", "GOLD"))
            .andReturn()
            .getResponse();

    assertThat(file.getContentType()).startsWith("text/csv");
    assertThat(file.getHeader("Content-Disposition")).contains("members-2026-10-31.csv");
    assertThat(file.getHeader("Cache-Control")).contains("no-store");
    assertThat(file.getContentAsString().lines())
        .containsExactly(
            "member_number,full_name,email,phone,account_type,enrolled_on,status,tier,tier_status,"
                + "confirmed_tier,points_balance,points_available,last_activity_on",
            group
                + "1,\"'=HYPERLINK(\"\"evil\"\")\",,+4930123456,INDIVIDUAL,2026-10-30,ACTIVE,GOLD,"
                + "CONFIRMED,GOLD,120,120,");
    assertThat(
            programme.texts(
                "select detail from audit_entry where action = 'MEMBER_EXPORTED' and detail like ?",
                "%tier GOLD%"))
        .contains("CSV of 1 member: with a search text, tier GOLD.");
  }

  @Test
  void membersAreFoundInAnySpelling() throws Exception {
    String number = group + "1";
    members.enrol(
        new NewMember(
            number,
            "Jürgen Weiß-Øster",
            null,
            "+49309876" + group.substring(4, 7),
            null,
            TODAY,
            AccountType.INDIVIDUAL,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
    String phone = "9876" + group.substring(4, 7);

    for (String query :
        List.of(
            "juergen weiss",
            "Jurgen WEIß",
            "oester",
            "weissoster",
            "030 " + phone,
            "0049-30-" + phone)) {
      assertThat(page("/members?query=" + query)).as(query).contains(">" + number + "<");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tier=WOOD, There is no such tier; accepted:",
    "status=GONE, accepted: ACTIVE",
    "sort=NAME, accepted: NUMBER",
    "pointsFrom=many, accepted: a whole number",
    "activeTo=yesterday, accepted: an ISO 8601 date",
    "after=nowhere, accepted: a link of the list",
    "sort=POINTS&after=x~S1, accepted: a link of the list"
  })
  void whatTheListCannotReadIsToldInOneSentence(String asked, String sentence) throws Exception {
    MockHttpServletResponse answer =
        web.perform(get("/members?" + asked)).andReturn().getResponse();

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentAsString()).contains(sentence);
  }

  private void enrol(
      String number, String tier, AccountType type, long points, LocalDate enrolledOn) {
    members.enrol(
        new NewMember(
            group + number,
            "Lin Listed",
            null,
            null,
            null,
            enrolledOn,
            type,
            null,
            null,
            null,
            null,
            null,
            new Tier(tier),
            points));
  }

  /** The ends of the numbers of the test's own members, in the order of the list. */
  private List<String> found(String asked) throws Exception {
    return numbers(page("/members?%s&query=%s".formatted(asked, group))).stream()
        .map(number -> number.substring(group.length()))
        .toList();
  }

  private static List<String> numbers(String page) {
    return ROW.matcher(page).results().map((MatchResult row) -> row.group(1)).toList();
  }

  private static String link(Pattern pattern, String page) {
    return pattern.matcher(page).results().findFirst().orElseThrow().group(1).replace("&amp;", "&");
  }

  private String page(String address) throws Exception {
    MockHttpServletResponse answer =
        web.perform(get(java.net.URI.create(address.replace(" ", "%20").replace("ß", "%C3%9F"))))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return answer.getContentAsString();
  }
}
