package io.tierflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.tierflow.testsupport.browser.BrowserTest;
import io.tierflow.testsupport.browser.Window;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.workflow.monthlyrun.MonthlyRunService;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * Monthly runs as people see them. The tests take the jobs in hand themselves, so that a run goes
 * no further than they want to see, in an application of their own. Each has a month of its own.
 */
@BrowserTest
@Import(TestProgramme.class)
@TestPropertySource(
    properties = {
      "camunda.bpm.job-execution.enabled=false",
      "tierflow.monthly-run.partitions=4",
      "tierflow.monthly-run.page-size=5",
      "tierflow.monthly-run.skim-size=5",
      "tierflow.message.pages=https://pages.example/",
      "tierflow.message.sending.interval=200ms"
    })
class RunsIT {

  private static final Duration IN_THE_BACKGROUND = Duration.ofSeconds(20);
  private static final YearMonth LAST_MONTH =
      YearMonth.from(LocalDate.now(ZoneOffset.UTC)).minusMonths(1);
  private static final Pattern SOMETHING = Pattern.compile("[1-9][0-9]?");
  private static final GreenMail MAILBOXES = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @Autowired private TestProgramme programme;
  @Autowired private MonthlyRunService runs;
  @Autowired private ManagementService jobs;

  @DynamicPropertySource
  static void sendMails(DynamicPropertyRegistry properties) {
    MAILBOXES.start();
    properties.add("spring.mail.host", () -> "127.0.0.1");
    properties.add("spring.mail.port", () -> MAILBOXES.getSmtp().getPort());
  }

  @AfterAll
  static void closeMailboxes() {
    MAILBOXES.stop();
  }

  @Test
  void anOwnerStartsAMonthAndItsBarMovesByItselfUntilItIsComplete(Window owner, Window manager) {
    shop(LAST_MONTH);
    owner.signIn("owner").open("/runs");

    owner.button("Start run").click();

    assertThat(owner.heading(name(LAST_MONTH))).isVisible();
    assertThat(owner.section("content")).containsText("Started by owner.");
    assertThat(bar(owner)).hasAttribute("aria-valuenow", "0");
    assertThat(owner.link("Run in Cockpit")).isVisible();
    assertThat(owner.link("Report of the month")).isHidden();
    manager.signIn("manager").open("/runs");
    assertThat(manager.button("Start run")).hasCount(0);
    manager.link(name(LAST_MONTH)).click();
    assertThat(manager.link("Run in Cockpit")).hasCount(0);
    owner.page().evaluate("window.neverLoadedAgain = true");

    takeSomePages();

    assertThat(bar(owner)).hasAttribute("aria-valuenow", SOMETHING);
    assertThat(bar(manager)).hasAttribute("aria-valuenow", SOMETHING);
    keepPictures(owner, "run-under-way");

    finish();

    assertThat(bar(owner)).hasAttribute("aria-valuenow", "100");
    assertThat(state(owner)).hasText("Completed");
    assertThat(owner.link("Run in Cockpit")).isHidden();
    assertThat(owner.link("Open Tasklist")).isVisible();
    assertThat(owner.link("Incidents in Cockpit")).isVisible();
    assertThat(manager.link("Open Tasklist")).isVisible();
    assertThat(manager.link("Incidents in Cockpit")).hasCount(0);
    assertThat((Boolean) owner.page().evaluate("window.neverLoadedAgain")).isTrue();
    keepPictures(owner, "run-complete");
    owner.link("Report of the month").click();
    assertThat(owner.page()).hasURL(Pattern.compile("/reports/" + LAST_MONTH + "$"));
    owner.open("/runs");
    keepPictures(owner, "runs");
  }

  @Test
  void cockpitsDashboardShowsTheRunAndItsBarMovesThereToo(Window admin) {
    YearMonth month = LAST_MONTH.minusMonths(1);
    shop(month);
    admin.openWebapp("cockpit", "admin").open("/camunda/app/cockpit/default/#/dashboard");
    Locator run = admin.page().locator(".tierflow-runs [data-run='" + month + "']");
    assertThat(run).hasCount(0);

    runs.start(month, "admin");
    takeSomePages();

    assertThat(run.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("aria-valuenow", SOMETHING);
    assertThat(run).containsText("Running");
    admin.picture("cockpit-dashboard");

    finish();

    assertThat(run.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("aria-valuenow", "100");
    assertThat(run).containsText("Completed");
    assertThat(run).containsText("1 failed");
    admin.picture("cockpit-dashboard-complete");
    run.getByRole(AriaRole.LINK).click();
    assertThat(admin.heading(name(month))).isVisible();
    admin.link("Incidents in Cockpit").click();
    assertThat(admin.page().locator(".incidents-tab")).containsText("Failed Job");
    admin.picture("cockpit-incidents-of-a-run");
  }

  @Test
  void anOwnerStartsAMonthInTasklist(Window owner) {
    YearMonth month = LAST_MONTH.minusMonths(2);
    owner.openWebapp("tasklist", "owner");
    owner.page().getByText("Start process").click();
    owner.page().locator(".modal-dialog").getByText("Loyalty monthly run").click();
    owner.page().getByLabel("Month").fill("October");
    owner.button("Start").click();
    assertThat(owner.page().locator(".fjs-form")).containsText("must match pattern");
    owner.picture("start-form-of-a-run");
    owner.page().getByLabel("Month").fill(month.toString());
    owner.button("Start").click();

    assertThat(owner.page().locator(".modal-dialog")).hasCount(0);
    Awaitility.await()
        .atMost(IN_THE_BACKGROUND)
        .ignoreExceptions()
        .until(() -> "owner".equals(runs.progress(month.toString()).startedBy()));
  }

  @Test
  void theAdminGetsTheMonthsReportByMail(Window admin) throws Exception {
    YearMonth month = LAST_MONTH.minusMonths(3);
    programme.employ("without-address", null, "camunda-admin");
    runs.start(month, "owner");
    finish();

    MimeMessage mail =
        Awaitility.await()
            .atMost(IN_THE_BACKGROUND)
            .until(() -> reportsOf(month), mails -> !mails.isEmpty())
            .get(0);

    assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("admin@example.com"));
    String html = ((MimeMultipart) mail.getContent()).getBodyPart(1).getContent().toString();
    assertThat(html).contains("href=\"https://pages.example/reports/" + month + "\"");
    admin.page().setContent(html);
    assertThat(admin.heading(name(month))).isVisible();
    keepPictures(admin, "report-mail");
  }

  /** Eleven members whom nothing holds up, one for a review, and one who can't be worked on. */
  private void shop(YearMonth month) {
    List<String> members = IntStream.range(0, 13).mapToObj(number -> programme.enrol()).toList();
    members.subList(0, 12).forEach(member -> buy(member, "250.00", month));
    buy(members.get(12), "12000.00", month);
    String poisoned = members.get(6);
    programme.execute(
        "insert into ledger_entry (member_number, entry_number, entry_type, points, shortfall,"
            + " lapsed, balance_after, idempotency_key, effective_on, recorded_at, reason)"
            + " values (?, 1, 'ADJUST', 0, 0, 0, 0, ?, '2020-01-01', '2020-01-01 00:00:00', 'Test')",
        poisoned,
        "poison:" + poisoned);
  }

  private void buy(String member, String amount, YearMonth month) {
    programme.purchase(member, amount, month.atDay(20));
  }

  private void takeSomePages() {
    dueJobs().stream().limit(3).forEach(this::tryJob);
  }

  private void finish() {
    for (List<Job> due = dueJobs(); !due.isEmpty(); due = dueJobs()) {
      due.forEach(this::tryJob);
    }
  }

  /** What moves a run on; not the timers that remind people, nor the one of the next month. */
  private List<Job> dueJobs() {
    List<Job> due = new ArrayList<>(jobs.createJobQuery().messages().withRetriesLeft().list());
    due.removeIf(job -> job.getProcessInstanceId() == null);
    due.addAll(jobs.createJobQuery().timers().activityId("LookAgainShortly").list());
    return due;
  }

  private void tryJob(Job job) {
    try {
      jobs.executeJob(job.getId());
    } catch (RuntimeException failed) {
      // The engine has noted it, and makes it an incident in the end.
      assertThat(failed).isNotNull();
    }
  }

  private static List<MimeMessage> reportsOf(YearMonth month) throws Exception {
    List<MimeMessage> reports = new ArrayList<>();
    for (MimeMessage mail : Arrays.asList(MAILBOXES.getReceivedMessages())) {
      if (mail.getSubject().startsWith("Report for " + name(month))) {
        reports.add(mail);
      }
    }
    return reports;
  }

  private static Locator bar(Window window) {
    return window.page().getByRole(AriaRole.PROGRESSBAR);
  }

  private static Locator state(Window window) {
    return window.page().locator("[data-run-state]");
  }

  private static void keepPictures(Window window, String name) {
    window.page().setViewportSize(375, 800);
    window.picture(name + "-on-a-phone");
    window.page().setViewportSize(1280, 900);
    window.picture(name);
  }

  private static String name(YearMonth month) {
    return DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH).format(month);
  }
}
