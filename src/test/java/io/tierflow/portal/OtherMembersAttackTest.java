package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.http.Endpoint;
import io.tierflow.testsupport.http.RunningEndpoints;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Nothing below /portal and /api/me shows a member what another has, changes it or spends it,
 * whichever of the other's ids a call names. An address without a line here fails the test.
 */
@PortalTest
@Import(RunningEndpoints.class)
class OtherMembersAttackTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

  /**
   * What is sent to each address. {@code $number}, {@code $message}, {@code $voucher}, {@code
   * $transaction} are the other member's; what begins with a brace is JSON, other words are a form
   * of the page that is named first.
   */
  private static final String ATTACKS =
      """
      GET /api/me                               |
      GET /api/me/activity                      |
      GET /api/me/benefits                      |
      GET /api/me/card                          |
      GET /api/me/export                        |
      GET /api/me/inbox                         |
      POST /api/me/inbox/{messageId}/read       | {"memberNumber": "$number"}
      GET /api/me/preferences                   |
      PUT /api/me/preferences                   | {"memberNumber": "$number", "language": "de"}
      GET /api/me/ledger                        |
      GET /api/me/messages                      |
      GET /api/me/progress                      |
      GET /api/me/push                          |
      POST /api/me/push-subscriptions           | {"memberNumber": "$number", "endpoint": "https://push.example/1"}
      DELETE /api/me/push-subscriptions/{deviceId} | {}
      GET /api/me/redemptions                   |
      POST /api/me/redemptions                  | {"memberNumber": "$number", "redemptionId": "theft", "reward": "VOUCHER_5"}
      GET /api/me/profile                       |
      PUT /api/me/profile                       | {"memberNumber": "$number", "phone": "+12025550199"}
      POST /api/me/closure                      | {"memberNumber": "$number", "confirmation": "$number"}
      GET /api/me/referrals                     |
      GET /api/me/rewards                       |
      GET /api/me/tier-changes                  |
      GET /api/me/tier-upgrades                 |
      POST /api/me/tier-upgrades                | {"memberNumber": "$number"}
      GET /api/me/transactions                  |
      GET /api/me/vouchers                      |
      GET /portal                               |
      POST /portal/inbox/read                   | /portal message=$message
      GET /portal/preferences                   |
      POST /portal/preferences                  | /portal/preferences language=de
      GET /portal/profile                       |
      POST /portal/profile                      | /portal/profile phone=+12025550199
      GET /portal/profile/email                 |
      POST /portal/profile/email                | /portal token=$message
      GET /portal/profile/closure               |
      POST /portal/profile/closure              | /portal/profile/closure confirmation=$number
      GET /portal/card                          |
      GET /portal/card/apple.pkpass             |
      GET /portal/card/google                   |
      GET /portal/rewards                       |
      GET /portal/rewards/{reward}              |
      POST /portal/rewards/{reward}             | /portal redemption=theft
      GET /portal/friends                       |
      GET /portal/join                          |
      POST /portal/join                         | /portal email=somebody@example.com
      GET /portal/join/confirmation             |
      POST /portal/join/confirmation            | /portal token=$message
      GET /portal/activity                      |
      GET /portal/activity.csv                  |
      GET /portal/benefits                      |
      GET /portal/upgrade                       |
      POST /portal/upgrade                      | /portal process=$number
      GET /portal/vouchers                      |
      GET /portal/sign-in                       |
      POST /portal/sign-in                      | /portal code=$message
      GET /portal/sign-in/link                  |
      POST /portal/sign-in/link                 | /portal token=$message
      POST /portal/sign-out                     | /portal session=$number
      """;

  @Autowired private TestProgramme programme;
  @Autowired private Mailbox mailbox;
  @Autowired private JdbcClient database;
  @Autowired private RunningEndpoints endpoints;

  @LocalServerPort private int port;

  private final Map<String, String> theirs = new LinkedHashMap<>();

  @BeforeEach
  void enrolTheOther() {
    String other = programme.enrol();
    String purchase = programme.purchase(other, "1500.00", DAY);
    programme.upgrade(other, DAY);
    theirs.put("$number", other);
    theirs.put("$transaction", purchase);
    theirs.put("$message", only("select message_id from message where member_number = ?", other));
    theirs.put("$voucher", only("select code from voucher where member_number = ?", other));
  }

  @Test
  void everyAddressOfMembersHasALine() {
    assertThat(
            endpoints.all().stream()
                .filter(OtherMembersAttackTest::isOfMembers)
                .map(Endpoint::toString)
                .toList())
        .hasSizeGreaterThan(50)
        .isSubsetOf(attacks().keySet());
  }

  @Test
  void nothingOfAnotherMemberIsShownOrChanged() {
    Map<String, List<Map<String, Object>>> before = rowsOfTheOther();

    attacks()
        .forEach(
            (call, body) -> {
              HttpResponse<String> answer = send(call, body);
              assertThat(answer.statusCode()).as(call).isLessThan(500);
              assertThat(answer.body() + answer.headers().firstValue("Location").orElse(""))
                  .as(call)
                  .doesNotContain(theirs.get("$voucher"), theirs.get("$transaction"))
                  .doesNotContain("\"" + theirs.get("$number") + "\"");
            });

    assertThat(rowsOfTheOther()).isEqualTo(before);
  }

  private HttpResponse<String> send(String call, String body) {
    // One attack may end the session, or the membership, of the one who makes it.
    PortalVisitor visitor = signedIn(programme.enrol());
    String method = call.split(" ")[0];
    String path = call.split(" ")[1];
    String named = path.replaceAll("\\{[^}]*}", theirs.get("$message"));
    if (method.equals("GET")) {
      return visitor.get(
          named
              + "?memberNumber=%s&member=%s&number=%s"
                  .formatted(theirs.get("$number"), theirs.get("$number"), theirs.get("$number")));
    }
    String filled = filled(body);
    if (filled.startsWith("{")) {
      return visitor.call(method, named, filled);
    }
    String[] parts = filled.split(" ", 2);
    Map<String, String> form = new TreeMap<>(Map.of("memberNumber", theirs.get("$number")));
    form.put(parts[1].split("=", 2)[0], parts[1].split("=", 2)[1]);
    return visitor.submit(parts[0], named, form);
  }

  private String filled(String body) {
    String filled = body;
    for (Map.Entry<String, String> each : theirs.entrySet()) {
      filled = filled.replace(each.getKey(), each.getValue());
    }
    return filled;
  }

  private PortalVisitor signedIn(String member) {
    PortalVisitor visitor = new PortalVisitor(port);
    visitor.ask(member);
    assertThat(PortalVisitor.locationOf(visitor.use(mailbox.codeFor(member, 1))))
        .isEqualTo("/portal");
    return visitor;
  }

  /** All rows of all tables that name the other member. */
  private Map<String, List<Map<String, Object>>> rowsOfTheOther() {
    return database
        .sql(
            """
            select distinct table_name from information_schema.columns
            where lower(column_name) = 'member_number' and lower(table_schema) = 'public'
            """)
        .query(String.class)
        .list()
        .stream()
        .collect(
            Collectors.toMap(
                table -> table,
                table ->
                    database
                        .sql("select * from %s where member_number = ?".formatted(table))
                        .param(theirs.get("$number"))
                        .query()
                        .listOfRows()
                        .stream()
                        .map(OtherMembersAttackTest::comparable)
                        .toList(),
                (one, same) -> one,
                TreeMap::new));
  }

  private static Map<String, Object> comparable(Map<String, Object> row) {
    Map<String, Object> comparable = new TreeMap<>();
    row.forEach(
        (column, value) ->
            comparable.put(
                column,
                value instanceof byte[] bytes
                    ? HexFormat.of().formatHex(bytes)
                    : String.valueOf(value)));
    return comparable;
  }

  private String only(String query, String member) {
    List<String> found = programme.texts(query, member);
    assertThat(found).as(query).isNotEmpty();
    return found.get(0);
  }

  private static Map<String, String> attacks() {
    return ATTACKS
        .lines()
        .map(line -> line.split("\\|", 2))
        .collect(
            Collectors.toMap(
                line -> line[0].strip(),
                line -> line[1].strip(),
                (one, same) -> one,
                LinkedHashMap::new));
  }

  /** Files, which are the same for everybody, are no address of a member's. */
  private static boolean isOfMembers(Endpoint endpoint) {
    return Stream.of("/portal", "/api/me")
            .anyMatch(
                of -> endpoint.pattern().equals(of) || endpoint.pattern().startsWith(of + "/"))
        && Stream.of("GET", "POST", "PUT", "PATCH", "DELETE").anyMatch(endpoint.method()::equals)
        && !endpoint.pattern().matches(".*\\.(svg|png|js|webmanifest)");
  }
}
