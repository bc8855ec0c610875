package io.tierflow.insight.dashboard;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tierflow.insight.dashboard.FigureTable.Column;
import io.tierflow.insight.dashboard.FigureTable.Label;
import io.tierflow.insight.dashboard.FigureTable.Line;
import io.tierflow.insight.dashboard.FigureTableKind.Head;
import io.tierflow.member.AccountType;
import io.tierflow.policy.VocabularySource;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.StaffPage;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** How the programme is doing, month by month, as a page for staff and as files. */
@StaffPage(
    title = "Dashboard",
    section = "dashboard",
    way = "/dashboard",
    wayName = "Dashboard of all members")
class DashboardPage {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final DashboardService dashboards;
  private final LiveActivity live;
  private final VocabularySource vocabulary;
  private final DashboardText words;
  private final FigureFormat text;

  DashboardPage(
      DashboardService dashboards,
      LiveActivity live,
      VocabularySource vocabulary,
      DashboardText words,
      FigureFormat text) {
    this.dashboards = dashboards;
    this.live = live;
    this.vocabulary = vocabulary;
    this.words = words;
    this.text = text;
  }

  @GetMapping("/dashboard")
  String dashboard(@RequestParam Map<String, String> parameters, Model model) {
    DashboardChoice choice = DashboardChoice.read(parameters, vocabulary.ladder());
    model.addAttribute("choice", choice);
    model.addAttribute("dashboard", dashboards.dashboard(choice));
    model.addAttribute("live", live.panel());
    model.addAttribute("periods", DashboardChoice.PERIODS);
    model.addAttribute("tiers", vocabulary.ladder().codes());
    model.addAttribute("types", AccountType.values());
    model.addAttribute("words", words);
    model.addAttribute("text", text);
    return "dashboard";
  }

  /** The part of the page that is put in place of itself every few seconds. */
  @GetMapping("/dashboard/live")
  String live(Model model) {
    model.addAttribute("live", live.panel());
    model.addAttribute("text", text);
    return "live-panel :: panel";
  }

  @GetMapping("/dashboard/{figure}.csv")
  ResponseEntity<String> file(
      @PathVariable("figure") String figure, @RequestParam Map<String, String> parameters) {
    FigureTableKind kind = FigureTableKind.parse(figure);
    DashboardChoice choice = DashboardChoice.read(parameters, vocabulary.ladder());
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(kind.path() + ".csv").build().toString())
        .body(written(dashboards.table(kind, choice)));
  }

  private String written(FigureTable table) {
    StringWriter file = new StringWriter();
    CsvWriter lines = CsvWriter.builder().bufferSize(0).build(file);
    lines.writeRecord(
        Stream.concat(
                table.kind().heads().stream().map(Head::field),
                table.columns().stream().map(Column::field))
            .toList());
    table.lines().forEach(line -> lines.writeRecord(fields(table.columns(), line)));
    return file.toString();
  }

  private List<String> fields(List<Column> columns, Line line) {
    List<String> fields = new ArrayList<>(line.labels().stream().map(Label::field).toList());
    for (int position = 0; position < columns.size(); position++) {
      fields.add(words.plain(columns.get(position).unit(), line.values().get(position)));
    }
    return fields;
  }
}
