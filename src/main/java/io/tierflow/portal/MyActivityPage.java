package io.tierflow.portal;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.csv.SpreadsheetText;
import io.tierflow.web.PageParameters;
import io.tierflow.web.PagedView;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which members see everything that moved their points, tier or vouchers. */
@Controller
class MyActivityPage {

  private static final List<String> COLUMNS =
      List.of(
          "day",
          "kind",
          "what",
          "points",
          "balance",
          "amount",
          "from_tier",
          "to_tier",
          "status",
          "until",
          "reason");

  private final PortalFrame frame;
  private final MyActivity activity;
  private final MyAccount account;
  private final ProgrammeCalendar calendar;

  MyActivityPage(
      PortalFrame frame, MyActivity activity, MyAccount account, ProgrammeCalendar calendar) {
    this.frame = frame;
    this.activity = activity;
    this.account = account;
    this.calendar = calendar;
  }

  @GetMapping(PortalAddress.ACTIVITY)
  String show(
      @AuthenticationPrincipal SignedInMember me,
      @RequestParam(required = false) ActivitySource kind,
      @RequestParam Map<String, String> parameters,
      Locale locale,
      Model model) {
    Locale language = frame.add(me, locale, model);
    PageParameters pages = new PageParameters(parameters);
    PagedView<MyActivityEntry> entries =
        pages.listing("activity", page -> activity.entries(me, kind, page, language));
    model.addAttribute("tiers", account.tierNames(me, language));
    model.addAttribute("kinds", ActivitySource.values());
    model.addAttribute("kind", kind);
    model.addAttribute("activity", entries);
    model.addAttribute("months", byMonth(entries.page().items()));
    model.addAttribute(
        "transactions",
        pages.listing("transactions", page -> account.transactions(me, page, language)));
    return "portal/activity";
  }

  /** Months in the order of the entries. */
  private static Map<YearMonth, List<MyActivityEntry>> byMonth(List<MyActivityEntry> entries) {
    return entries.stream()
        .collect(
            Collectors.groupingBy(
                entry -> YearMonth.from(entry.day()), LinkedHashMap::new, Collectors.toList()));
  }

  @GetMapping(PortalAddress.ACTIVITY_FILE)
  void download(
      @AuthenticationPrincipal SignedInMember me,
      @RequestParam(required = false) ActivitySource kind,
      Locale language,
      HttpServletResponse answer)
      throws IOException {
    List<MyActivityEntry> entries = activity.all(me, kind, language);
    answer.setContentType("text/csv");
    answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
    answer.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"activity-%s.csv\"".formatted(calendar.today()));
    answer.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    try (Writer text = new OutputStreamWriter(answer.getOutputStream(), StandardCharsets.UTF_8);
        CsvWriter lines = CsvWriter.builder().build(text)) {
      lines.writeRecord(COLUMNS);
      entries.forEach(entry -> lines.writeRecord(fields(entry)));
    }
  }

  private static List<String> fields(MyActivityEntry entry) {
    return Stream.of(
            entry.day(),
            entry.kind(),
            entry.what(),
            entry.points(),
            entry.balance(),
            entry.amount(),
            entry.fromTier(),
            entry.toTier(),
            entry.status(),
            entry.until(),
            entry.reason())
        .map(SpreadsheetText::of)
        .toList();
  }
}
