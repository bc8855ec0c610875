package io.tierflow.sample;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.csv.CsvFormat;
import io.tierflow.csv.CsvImport;
import io.tierflow.insight.figures.FigureMonthService;
import io.tierflow.insight.membervalue.MemberValueService;
import io.tierflow.insight.owed.CohortMonthService;
import io.tierflow.member.Member;
import io.tierflow.member.MemberCsv;
import io.tierflow.member.MemberSearch;
import io.tierflow.policy.PolicyException;
import io.tierflow.report.MonthlyReportService;
import io.tierflow.transaction.TransactionCsv;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.PageResponse;
import io.tierflow.workflow.tierupgrade.TierUpgradeService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Loads the chosen sample programme into an empty database, and takes its members through the flow,
 * so that Tasklist, Cockpit, the report and the messages have something to show at once.
 */
@Component
@Profile("sample")
class SampleProgramme {

  static final String FIRST_DAY = "first-day.csv";

  private static final int PAGE = 200;
  private static final Logger LOG = LoggerFactory.getLogger(SampleProgramme.class);

  private final CsvImport imports;
  private final MemberCsv memberFormat;
  private final TransactionCsv transactionFormat;
  private final MemberSearch members;
  private final TierUpgradeService upgrades;
  private final BroughtTiers broughtTiers;
  private final FirstDay firstDay;
  private final MonthlyReportService reports;
  private final FigureMonthService figures;
  private final MemberValueService values;
  private final CohortMonthService cohorts;
  private final ProgrammeCalendar calendar;
  private final String name;

  SampleProgramme(
      CsvImport imports,
      MemberCsv memberFormat,
      TransactionCsv transactionFormat,
      MemberSearch members,
      TierUpgradeService upgrades,
      BroughtTiers broughtTiers,
      FirstDay firstDay,
      MonthlyReportService reports,
      FigureMonthService figures,
      MemberValueService values,
      CohortMonthService cohorts,
      ProgrammeCalendar calendar,
      @Value("${" + SampleChoice.PROPERTY + "}") String name) {
    this.imports = imports;
    this.memberFormat = memberFormat;
    this.transactionFormat = transactionFormat;
    this.members = members;
    this.upgrades = upgrades;
    this.broughtTiers = broughtTiers;
    this.firstDay = firstDay;
    this.reports = reports;
    this.figures = figures;
    this.values = values;
    this.cohorts = cohorts;
    this.calendar = calendar;
    this.name = name;
  }

  /** The name of the programme, which is that of its folder. */
  String name() {
    return name;
  }

  /**
   * Loads the programme if there is none.
   *
   * @return whether it was loaded now
   * @throws IOException if its files can't be read
   */
  boolean loadIfEmpty() throws IOException {
    if (members.search("", PageResponse.request(0, 1)).total() > 0) {
      return false;
    }
    LOG.info("Loading the sample programme {}; the port opens when it is loaded", name);
    load("members.csv", memberFormat);
    load("transactions.csv", transactionFormat);
    upgradeAll();
    firstDay.happen(text(FIRST_DAY));
    load("later-transactions.csv", transactionFormat);
    reports.current(YearMonth.from(calendar.today()));
    figures.refresh();
    values.computeLastMonth();
    cohorts.refresh();
    return true;
  }

  private void upgradeAll() {
    int page = 0;
    List<Member> upgraded = page(page);
    while (!upgraded.isEmpty()) {
      List<String> numbers = upgraded.stream().map(Member::getMemberNumber).toList();
      numbers.forEach(this::upgrade);
      broughtTiers.takeTerms(numbers);
      upgraded = page(++page);
    }
  }

  private List<Member> page(int number) {
    return members.search("", PageResponse.request(number, PAGE)).items();
  }

  private void upgrade(String memberNumber) {
    try {
      upgrades.run(memberNumber, null);
    } catch (RuntimeException failure) {
      throw PolicyException.in(failure)
          .<RuntimeException>map(
              policy -> UnusableSampleException.table(name, memberNumber, policy.getMessage()))
          .orElse(failure);
    }
  }

  private <T> void load(String file, CsvFormat<T> format) throws IOException {
    List<String> rejected = new ArrayList<>();
    try {
      imports.run(
          new ByteArrayInputStream(text(file).getBytes(StandardCharsets.UTF_8)),
          format,
          (line, reason) -> rejected.add("- line %d: %s".formatted(line, reason)));
    } catch (InvalidInputException otherColumns) {
      rejected.add("- " + otherColumns.getMessage());
    }
    if (!rejected.isEmpty()) {
      throw UnusableSampleException.file(name, file, rejected);
    }
  }

  private String text(String file) throws IOException {
    return new RelativeDays(calendar.today())
        .resolve(
            new ClassPathResource("sample/%s/%s".formatted(name, file))
                .getContentAsString(StandardCharsets.UTF_8));
  }
}
