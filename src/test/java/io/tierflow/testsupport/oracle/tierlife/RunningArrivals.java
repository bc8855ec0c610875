package io.tierflow.testsupport.oracle.tierlife;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.csv.CsvFormat;
import io.tierflow.csv.CsvImport;
import io.tierflow.csv.ImportCounts;
import io.tierflow.member.AgreementAssignmentService;
import io.tierflow.member.MemberCsv;
import io.tierflow.member.agreement.AgreementPeriod;
import io.tierflow.member.agreement.AgreementService;
import io.tierflow.member.agreement.AgreementTerms;
import io.tierflow.policy.Tier;
import io.tierflow.tier.grant.NewTierGrant;
import io.tierflow.tier.grant.TierGrantService;
import io.tierflow.transaction.TransactionCsv;
import io.tierflow.web.ConflictException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactory;

/** What reaches an application: files of members and transactions, agreements, grants of staff. */
final class RunningArrivals {

  private static final LocalDate FIRST_AGREEMENT = LocalDate.of(2023, 1, 1);

  private final List<LifePlan> plans;
  private final CsvImport imports;
  private final MemberCsv members;
  private final TransactionCsv transactions;
  private final AgreementService agreements;
  private final AgreementAssignmentService assignments;
  private final TierGrantService grants;
  private final ProgrammeCalendar calendar;

  RunningArrivals(List<LifePlan> plans, BeanFactory application) {
    this.plans = plans;
    this.imports = application.getBean(CsvImport.class);
    this.members = application.getBean(MemberCsv.class);
    this.transactions = application.getBean(TransactionCsv.class);
    this.agreements = application.getBean(AgreementService.class);
    this.assignments = application.getBean(AgreementAssignmentService.class);
    this.grants = application.getBean(TierGrantService.class);
    this.calendar = application.getBean(ProgrammeCalendar.class);
  }

  /** The agreements that the tables name. */
  void agreements() {
    LifePolicy.AGREEMENTS.stream()
        .filter(Objects::nonNull)
        .forEach(code -> agreements.record(new AgreementTerms(code, code, FIRST_AGREEMENT, null)));
  }

  void enrol() {
    load(
        members,
        "member_number,full_name,email,phone,birth_date,enrolled_on,account_type",
        plans.stream()
            .map(
                plan ->
                    "%1$s,Ada Example,%1$s@example.com,,,%2$s,INDIVIDUAL"
                        .formatted(plan.number, plan.enrolledOn))
            .toList());
    plans.stream()
        .filter(plan -> plan.agreement != null)
        .forEach(plan -> assignments.assign(plan.number, agreements(plan)));
  }

  private static List<AgreementPeriod> agreements(LifePlan plan) {
    return plan.otherFrom == null
        ? List.of(new AgreementPeriod(plan.agreement, plan.enrolledOn, null))
        : List.of(
            new AgreementPeriod(plan.agreement, plan.enrolledOn, plan.otherFrom.minusDays(1)),
            new AgreementPeriod(plan.otherAgreement, plan.otherFrom, null));
  }

  /** One file with all purchases and refunds of a day, in the order of the members. */
  void transactions(LocalDate day) {
    List<String> lines =
        plans.stream()
            .flatMap(plan -> plan.on(day).stream().flatMap(event -> line(plan, event)))
            .toList();
    if (!lines.isEmpty()) {
      load(
          transactions,
          "transaction_id,member_number,kind,amount,currency,occurred_at,refund_of",
          lines);
    }
  }

  private Stream<String> line(LifePlan plan, LifeEvent event) {
    return switch (event.what()) {
      case "BUY" -> Stream.of(line(plan, event, "PURCHASE", event.at(), ""));
      case "REFUND" -> Stream.of(line(plan, event, "REFUND", calendar.now(), event.of()));
      default -> Stream.empty();
    };
  }

  private static String line(
      LifePlan plan, LifeEvent event, String kind, Instant at, String refundOf) {
    return String.join(
        ",",
        event.id(),
        plan.number,
        kind,
        event.amount().toPlainString(),
        "USD",
        at.toString(),
        refundOf);
  }

  private <T> void load(CsvFormat<T> format, String header, List<String> lines) {
    List<String> rejected = new ArrayList<>();
    String file = header + "\n" + String.join("\n", lines) + "\n";
    try {
      ImportCounts counts =
          imports.run(
              new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
              format,
              (line, reason) -> rejected.add(line + ": " + reason));
      if (!counts.equals(new ImportCounts(lines.size(), 0, 0))) {
        throw new AssertionError("%s of%n%s%n%s".formatted(counts, file, rejected));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The ids of those that are refused, in the order of the members. */
  List<String> grants(LocalDate day) {
    List<String> refused = new ArrayList<>();
    for (LifePlan plan : plans) {
      for (LifeEvent event : plan.on(day)) {
        if (event.what().equals("GRANT") && !grant(plan.number, event)) {
          refused.add(event.id());
        }
      }
    }
    return refused;
  }

  private boolean grant(String number, LifeEvent event) {
    NewTierGrant asked =
        new NewTierGrant(event.id(), Tier.valueOf(event.tier()), event.until(), "Gesture");
    try {
      grants.request(number, asked, "ann");
      return true;
    } catch (ConflictException refused) {
      return false;
    }
  }
}
