package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.points.PointsExpiry;
import io.tierflow.points.PointsService;
import io.tierflow.reward.RewardRedemptionService;
import io.tierflow.testsupport.deployment.AddedRows;
import io.tierflow.testsupport.deployment.DeployedTables;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import io.tierflow.web.FigureFormat;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tier, points that can be spent and next expiry are the same wherever a member, staff or a program
 * read them, whatever has happened.
 */
@PortalTest
class SameFiguresEverywhereTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final Pattern SPENDABLE_AT_HOME =
      Pattern.compile("Points you can spend</dt>\\s*<dd>([\\d,]+)</dd>");
  private static final Pattern TIER_AT_HOME =
      Pattern.compile("<dt>Tier</dt>\\s*<dd><span class=\"tier-chip\">.*?<span>([^<]+)</span>");
  private static final Pattern EXPIRY_AT_HOME =
      Pattern.compile("([\\d,]+) points? expires? unless you spend (?:it|them) by ([^.<]+)\\.");
  private static final Pattern SPENDABLE_FOR_STAFF =
      Pattern.compile("Available points</dt>\\s*<dd>([\\d,]+)</dd>");
  private static final Pattern TIER_FOR_STAFF =
      Pattern.compile("<dt>Tier</dt>\\s*<dd>([A-Z]+)</dd>");
  private static final Pattern SPENDABLE_FOR_REWARDS =
      Pattern.compile("You have (no|[\\d,]+) points? to spend");

  @Autowired private TestProgramme programme;
  @Autowired private PointsService points;
  @Autowired private PointsExpiry expiry;
  @Autowired private RewardRedemptionService redemptions;
  @Autowired private Mailbox mailbox;
  @Autowired private FigureFormat text;
  @Autowired private RepositoryService models;
  @Autowired private TransactionTemplate transaction;
  @LocalServerPort private int port;

  private DeployedTables tables;
  private String member;
  private PortalVisitor visitor;

  /** What is shown of a member; the next expiry as the day and the points, or empty. */
  private record Figures(String tier, long spendable, String nextExpiry) {}

  @BeforeEach
  void signIn() {
    tables = new DeployedTables(models);
    tables.deploy(
        new AddedRows("reward-catalog")
            .row(
                "coffee",
                "For everyone.",
                Map.of(
                    "reward", "\"COFFEE\"",
                    "title", "\"Coffee for two\"",
                    "kind", "\"VOUCHER\"",
                    "points", "150",
                    "value", "4.00",
                    "validityDays", "90")));
    member = programme.enrol();
    visitor = new PortalVisitor(port);
    visitor.ask(member);
    visitor.use(mailbox.codeFor(member, 1));
  }

  @AfterEach
  void withdraw() {
    tables.withdraw();
  }

  @Test
  void whateverHappensInAMonthEveryPlaceShowsTheSame() throws Exception {
    everyPlaceShows(new Figures("REGULAR", 0, ""));

    String purchase = programme.purchase(member, "1500.00", TODAY.minusDays(28));
    everyPlaceShows(new Figures("REGULAR", 0, ""));

    programme.upgrade(member, TODAY.minusDays(27));
    everyPlaceShows(new Figures("SILVER", 150, expiry(TODAY.minusDays(28).plusMonths(24), 150)));
    newestMailSays("Welcome to Silver: your new tier");

    programme.purchase(member, "2000.00", TODAY.minusDays(20));
    programme.upgrade(member, TODAY.minusDays(20));
    everyPlaceShows(new Figures("GOLD", 350, expiry(TODAY.minusDays(28).plusMonths(24), 150)));
    newestMailSays("Welcome to Gold: your new tier");

    redemptions.redeem(member, "r-" + member, "COFFEE");
    everyPlaceShows(new Figures("GOLD", 200, expiry(TODAY.minusDays(20).plusMonths(24), 200)));

    programme.refund(member, purchase, "500.00", TODAY.minusDays(5));
    everyPlaceShows(new Figures("GOLD", 150, expiry(TODAY.minusDays(20).plusMonths(24), 150)));

    points.adjust(member, new PointsService.Adjustment("a-" + member, 40, "Regret."), "ada");
    everyPlaceShows(new Figures("GOLD", 190, expiry(TODAY.minusDays(20).plusMonths(24), 150)));

    lastDayOfWhatWasEarned(TODAY.plusDays(20));
    everyPlaceShows(new Figures("GOLD", 190, expiry(TODAY.plusDays(20), 150)));

    lastDayOfWhatWasEarned(TODAY.minusDays(1));
    everyPlaceShows(new Figures("GOLD", 40, ""));

    transaction.executeWithoutResult(status -> expiry.expireNext(TODAY, 1_000));
    everyPlaceShows(new Figures("GOLD", 40, ""));
  }

  private static String expiry(LocalDate day, long points) {
    return day + " " + points;
  }

  private void lastDayOfWhatWasEarned(LocalDate day) {
    programme.execute(
        "update points_lot set expires_on = ? where member_number = ? and expires_on is not null",
        day,
        member);
  }

  private void everyPlaceShows(Figures expected) throws Exception {
    String label = expected.tier.charAt(0) + expected.tier.substring(1).toLowerCase(Locale.ROOT);
    String home = page("/portal");
    assertThat(number(SPENDABLE_AT_HOME, home)).as("/portal").isEqualTo(expected.spendable);
    assertThat(found(TIER_AT_HOME, home).group(1)).as("/portal").isEqualTo(label);
    String card = page("/portal/card");
    assertThat(card)
        .as("/portal/card")
        .contains(
            "id=\"card-tier\">%s<".formatted(label),
            "id=\"card-points\">%,d<".formatted(expected.spendable));
    assertThat(page("/portal/upgrade")).as("/portal/upgrade").contains(label);
    assertThat(number(SPENDABLE_FOR_REWARDS, page("/portal/rewards")))
        .as("/portal/rewards")
        .isEqualTo(expected.spendable);
    JsonNode me = json(visitor.get("/api/me").body());
    assertThat(me.path("confirmedTier").asText()).as("/api/me").isEqualTo(expected.tier);
    assertThat(me.path("pointsAvailable").asLong()).as("/api/me").isEqualTo(expected.spendable);
    assertThat(json(visitor.get("/api/me/rewards").body()).path("pointsAvailable").asLong())
        .as("/api/me/rewards")
        .isEqualTo(expected.spendable);
    progressShows(visitor.get("/api/me/progress").body(), expected);
    progressShows(forStaff("/api/members/%s/progress".formatted(member)), expected);
    String file = forStaff("/members/" + member);
    assertThat(found(TIER_FOR_STAFF, file).group(1)).as("staff's page").isEqualTo(expected.tier);
    assertThat(number(SPENDABLE_FOR_STAFF, file)).as("staff's page").isEqualTo(expected.spendable);
    expiryShownSoon(home, expected);
  }

  private static void progressShows(String body, Figures expected) throws Exception {
    JsonNode progress = json(body);
    JsonNode next = progress.path("nextExpiry");
    assertThat(progress.path("tier").asText()).as(body).isEqualTo(expected.tier);
    assertThat(
            next.isObject()
                ? expiry(
                    LocalDate.parse(next.path("expiresOn").asText()), next.path("points").asLong())
                : "")
        .as(body)
        .isEqualTo(expected.nextExpiry);
  }

  /** The first page names what expires within 90 days. */
  private void expiryShownSoon(String home, Figures expected) {
    Matcher shown = EXPIRY_AT_HOME.matcher(home);
    boolean soon =
        !expected.nextExpiry.isEmpty()
            && LocalDate.parse(expected.nextExpiry.substring(0, 10)).isBefore(TODAY.plusDays(90));
    assertThat(shown.find()).as("an expiry at home").isEqualTo(soon);
    if (soon) {
      String[] expiry = expected.nextExpiry.split(" ");
      assertThat(shown.group(1)).isEqualTo(expiry[1]);
      assertThat(shown.group(2)).isEqualTo(text.day(LocalDate.parse(expiry[0])));
    }
  }

  private void newestMailSays(String subject) {
    mailbox.send();
    List<MimeMessage> mails = mailbox.to(Mailbox.addressOf(member));
    assertThat(Mailbox.subjectOf(mails.get(mails.size() - 1))).startsWith(subject);
  }

  private String page(String path) {
    return visitor.get(path, "Accept-Language", "en").body();
  }

  private String forStaff(String path) {
    String credentials =
        Base64.getEncoder().encodeToString("admin:correct horse".getBytes(StandardCharsets.UTF_8));
    return new PortalVisitor(port).get(path, "Authorization", "Basic " + credentials).body();
  }

  private static JsonNode json(String body) throws Exception {
    return new ObjectMapper().readTree(body);
  }

  private static long number(Pattern pattern, String shown) {
    String digits = found(pattern, shown).group(1).replace(",", "");
    return digits.equals("no") ? 0 : Long.parseLong(digits);
  }

  private static Matcher found(Pattern pattern, String shown) {
    Matcher matcher = pattern.matcher(shown);
    assertThat(matcher.find()).as("%s in %s", pattern, shown).isTrue();
    return matcher;
  }
}
