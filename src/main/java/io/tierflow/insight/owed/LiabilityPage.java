package io.tierflow.insight.owed;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.StaffPage;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What the programme owes for points, as a page for staff and as a file for accountants. */
@StaffPage(
    title = "Points liability",
    section = "liability",
    way = "/liability",
    wayName = "Liability at the end of the last month")
class LiabilityPage {

  /** What can be chosen, in months. */
  private static final List<String> PERIODS = List.of("6", "13", "24", "36");

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final LiabilityService liability;
  private final LiabilityBookings bookings;
  private final ProgrammeCalendar calendar;
  private final FigureFormat text;

  LiabilityPage(
      LiabilityService liability,
      LiabilityBookings bookings,
      ProgrammeCalendar calendar,
      FigureFormat text) {
    this.liability = liability;
    this.bookings = bookings;
    this.calendar = calendar;
    this.text = text;
  }

  @GetMapping("/liability")
  String statement(
      @RequestParam(name = "month", defaultValue = "") String month,
      @RequestParam(name = "months", defaultValue = "13") String months,
      Model model) {
    if (!PERIODS.contains(months)) {
      throw new InvalidInputException(
          "months", "There is no such period; accepted: %s.".formatted(String.join(", ", PERIODS)));
    }
    LiabilityStatement statement =
        liability.statement(
            month.isEmpty() ? null : MonthText.read("month", month), Integer.parseInt(months));
    YearMonth following = statement.month().plusMonths(1);
    YearMonth current = YearMonth.from(calendar.today());
    model.addAttribute("statement", statement);
    model.addAttribute("current", current);
    model.addAttribute("next", following.isAfter(current) ? null : following);
    model.addAttribute("period", months);
    model.addAttribute("periods", PERIODS);
    model.addAttribute("text", text);
    return "liability";
  }

  @GetMapping("/liability/{month}.csv")
  ResponseEntity<String> file(@PathVariable("month") String month) {
    YearMonth booked = MonthText.read("month", month);
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("points-liability-%s.csv".formatted(booked))
                .build()
                .toString())
        .body(bookings.written(liability.bookings(booked)));
  }
}
