package io.tierflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import io.tierflow.workflow.monthlyrun.MonthlyRunService;
import java.net.http.HttpResponse;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Nobody is shown a link that does not open, on any page of staff, pages of refusals included.
 * Found besides Cockpit for loyalty managers: all pages for the warehouse, on the page that refuses
 * it; Tasklist beside a run's waiting members; the runs on Cockpit's dashboard for a group that an
 * admin has made; the start page, which led whoever has no Tasklist there nevertheless.
 */
@HttpTest
// What it leaves behind would stand in the way of tests that follow.
@TestPropertySource(properties = "spring.application.name=full")
@Tag("full")
class FollowedLinksTest {

  private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"(/[^\"#]*)");
  private static final Pattern WEBAPP = Pattern.compile("/camunda/app/(\\w+)/.*");

  private static final List<String> ENTRY_PAGES =
      List.of(
          "/",
          "/members",
          "/members/L-1",
          "/agreements",
          "/dashboard",
          "/liability",
          "/reports",
          "/runs",
          "/communication-days",
          "/messages",
          "/message-templates",
          "/audit",
          "/api-keys",
          "/account",
          "/nowhere");

  @Autowired private TestCaller caller;
  @Autowired private MonthlyRunService runs;

  @BeforeEach
  void haveSomethingToLinkTo() {
    caller.send(
        caller.as(
            "admin",
            "POST",
            "/api/members",
            "{\"memberNumber\": \"L-1\", \"fullName\": \"Lin Link\"}"));
    runs.start(YearMonth.of(2026, 1), "admin");
  }

  @ParameterizedTest
  @CsvSource({
    "admin, Members Agreements Dashboard Liability Report Runs Messages Models Templates Audit"
        + " Tasklist Cockpit API API-keys",
    "process-owners, Members Agreements Dashboard Liability Report Runs Models Templates Tasklist"
        + " Cockpit API",
    "loyalty-managers, Members Agreements Dashboard Liability Report Runs Templates Tasklist API",
    "warehouse, Tasklist API",
    "api-clients, ''"
  })
  void everyLinkThatIsShownOpens(String user, String navigation) {
    StaffVisitor visitor = new StaffVisitor(caller);
    visitor.signIn(user, TestCaller.PASSWORD);
    Set<String> webapps = webappsOf(visitor);

    Map<String, String> refused = new TreeMap<>();
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> next = new ArrayDeque<>(ENTRY_PAGES);
    while (!next.isEmpty()) {
      String page = next.pop();
      if (seen.add(shape(page))) {
        HttpResponse<String> answer =
            page.startsWith("/api/") ? visitor.fetch(page) : visitor.get(page);
        if (!ENTRY_PAGES.contains(page) && !opens(page, answer, webapps)) {
          refused.put(page, "answers " + answer.statusCode());
        }
        if (isPageOfStaff(page, answer)) {
          assertThat(answer.body())
              .as(page)
              .containsPattern("Signed in as</span>\\s*<(strong|a [^>]*)>" + user + "</");
          next.addAll(links(answer.body()));
        }
      }
    }

    assertThat(refused).isEmpty();
    assertThat(navigation(visitor.get("/nowhere").body())).isEqualTo(navigation);
  }

  @Test
  void whoHasNotSignedInSeesNoNavigationAndNoName() {
    String page = new StaffVisitor(caller).get("/login").body();

    assertThat(page).doesNotContain("site-nav", "Signed in as", "Sign out");
  }

  /** Of pages that differ in a number alone, such as those of months, one is enough. */
  private static String shape(String page) {
    return ENTRY_PAGES.contains(page) ? page : page.replaceAll("\\d+", "#");
  }

  private static boolean opens(String page, HttpResponse<String> answer, Set<String> webapps) {
    var webapp = WEBAPP.matcher(page);
    if (webapp.matches()) {
      return webapps.contains(webapp.group(1));
    }
    return answer.statusCode() == 200
        || answer.statusCode() == 302 && !StaffVisitor.location(answer).contains("/login");
  }

  private static boolean isPageOfStaff(String page, HttpResponse<String> answer) {
    return answer.body().contains("class=\"site-header\"") && !page.startsWith("/camunda");
  }

  private static List<String> links(String page) {
    return LINK.matcher(page)
        .results()
        .map(link -> link.group(1).replace("&amp;", "&"))
        .distinct()
        .toList();
  }

  private static String navigation(String page) {
    int start = page.indexOf("class=\"site-nav\"");
    int end = page.indexOf("</nav>", start);
    return Pattern.compile(">([^<>]+)</a>")
        .matcher(page.substring(start, end))
        .results()
        .map((MatchResult entry) -> entry.group(1).replace(' ', '-'))
        .collect(Collectors.joining(" "));
  }

  /** Those that the engine lets the user into, as its own webapps ask. */
  private static Set<String> webappsOf(StaffVisitor visitor) {
    String body = visitor.fetch("/camunda/api/admin/auth/user/default").body();
    return Pattern.compile("\"(tasklist|cockpit|admin|welcome)\"")
        .matcher(body)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }
}
