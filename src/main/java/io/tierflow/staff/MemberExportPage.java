package io.tierflow.staff;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.CountText;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.csv.SpreadsheetText;
import io.tierflow.member.Member;
import io.tierflow.member.MemberProfile;
import io.tierflow.policy.VocabularySource;
import io.tierflow.staff.MemberListService.ListedMember;
import io.tierflow.staff.MemberListService.MemberListPage;
import io.tierflow.staff.MemberOrder.Place;
import io.tierflow.web.StaffPage;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The list of members as a file. It is written page by page, each read in a transaction of its own:
 * however many members there are, one page of them is in memory, and nobody waits for it.
 */
@StaffPage(title = "Members", section = "members", way = "/members", wayName = "All members")
class MemberExportPage {

  private static final int PAGE_SIZE = 500;

  /** More than any programme has. */
  private static final long MAX_MEMBERS = 1_000_000_000;

  /** The first ones are named as in the file that is imported. */
  private static final List<String> COLUMNS =
      List.of(
          "member_number",
          "full_name",
          "email",
          "phone",
          "account_type",
          "enrolled_on",
          "status",
          "tier",
          "tier_status",
          "confirmed_tier",
          "points_balance",
          "points_available",
          "last_activity_on");

  private final MemberListService list;
  private final VocabularySource vocabulary;
  private final ProgrammeCalendar calendar;
  private final AuditTrail trail;

  MemberExportPage(
      MemberListService list,
      VocabularySource vocabulary,
      ProgrammeCalendar calendar,
      AuditTrail trail) {
    this.list = list;
    this.vocabulary = vocabulary;
    this.calendar = calendar;
    this.trail = trail;
  }

  @GetMapping("/members.csv")
  void export(@RequestParam Map<String, String> parameters, HttpServletResponse answer)
      throws IOException {
    MemberCriteria filter = MemberCriteria.read(parameters, vocabulary.ladder());
    String asked = filter.isEmpty() ? "all" : filter.withoutText();
    trail.record(
        AuditAction.MEMBER_EXPORTED,
        "members",
        "CSV of %s: %s.".formatted(CountText.of(list.count(filter, MAX_MEMBERS), "member"), asked));
    answer.setContentType("text/csv");
    answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
    answer.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"members-%s.csv\"".formatted(calendar.today()));
    answer.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    try (Writer text = new OutputStreamWriter(answer.getOutputStream(), StandardCharsets.UTF_8);
        CsvWriter lines = CsvWriter.builder().build(text)) {
      write(filter, lines);
    }
  }

  private void write(MemberCriteria filter, CsvWriter lines) {
    lines.writeRecord(COLUMNS);
    Place after = null;
    do {
      MemberListPage page = list.page(filter, MemberOrder.BY_NUMBER, after, null, PAGE_SIZE);
      page.members().forEach(member -> lines.writeRecord(fields(member)));
      after = page.last();
    } while (after != null);
  }

  private List<String> fields(ListedMember listed) {
    Member member = listed.member();
    MemberProfile profile = member.getProfile();
    return List.of(
        SpreadsheetText.of(member.getMemberNumber()),
        SpreadsheetText.of(profile.fullName()),
        SpreadsheetText.of(profile.email()),
        SpreadsheetText.of(profile.phone()),
        SpreadsheetText.of(member.getAccountType()),
        SpreadsheetText.of(member.getEnrolledOn()),
        SpreadsheetText.of(member.getStatus()),
        SpreadsheetText.of(member.getTier()),
        SpreadsheetText.of(member.getTierStatus()),
        SpreadsheetText.of(member.getConfirmedTier()),
        SpreadsheetText.of(listed.balance().points()),
        SpreadsheetText.of(listed.balance().available()),
        listed.lastActivity() == null
            ? ""
            : SpreadsheetText.of(calendar.dayOf(listed.lastActivity())));
  }
}
