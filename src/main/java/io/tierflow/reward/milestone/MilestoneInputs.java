package io.tierflow.reward.milestone;

import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.member.Member;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.policy.DecisionTables;
import io.tierflow.transaction.ActivityFigures;
import io.tierflow.transaction.MilestoneFigures;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the table of milestones sees of a member; figures that it does not ask for are not read. */
@Component
class MilestoneInputs {

  static final String ACTIVE_MONTHS = "consecutiveActiveMonths";

  private static final Fact<Figures> FIGURES = new Fact<>("figures for milestones");

  private final DecisionTables tables;
  private final ActivityFigures figures;
  private final MemberAgreementService agreements;

  MilestoneInputs(
      DecisionTables tables, ActivityFigures figures, MemberAgreementService agreements) {
    this.tables = tables;
    this.figures = figures;
    this.agreements = agreements;
  }

  /** Reads with few queries what is asked of many members later. */
  void readAhead(Collection<String> memberNumbers, LocalDate asOf) {
    read(memberNumbers, asOf)
        .forEach((number, found) -> TransactionFacts.remember(FIGURES, number, found));
  }

  private Map<String, Figures> read(Collection<String> memberNumbers, LocalDate asOf) {
    Map<String, MilestoneFigures> done = figures.upTo(memberNumbers, asOf, asksForEver());
    Map<String, Integer> months =
        tables.asks(MilestoneService.MILESTONES, ACTIVE_MONTHS)
            ? figures.activeMonths(memberNumbers, asOf)
            : Map.of();
    Map<String, Figures> read = new HashMap<>();
    memberNumbers.forEach(
        number ->
            read.put(number, new Figures(asOf, done.get(number), months.getOrDefault(number, 0))));
    return read;
  }

  private boolean asksForEver() {
    return Stream.of("transactionsEver", "spendEver", "categoriesEver", "referralsEver")
        .anyMatch(input -> tables.asks(MilestoneService.MILESTONES, input));
  }

  Map<String, Object> of(Member member, LocalDate asOf) {
    String number = member.getMemberNumber();
    Figures known =
        TransactionFacts.recall(FIGURES, number)
            .filter(found -> found.asOf().equals(asOf))
            .orElseGet(() -> read(List.of(number), asOf).get(number));
    Map<String, Object> inputs = new HashMap<>(figures(known.done()));
    inputs.put(ACTIVE_MONTHS, (long) known.activeMonths());
    inputs.put("currentTier", member.getConfirmedTier().code());
    inputs.put("accountType", member.getAccountType().name());
    inputs.put("agreement", agreements.counting(number, asOf).orElse(null));
    return inputs;
  }

  private static Map<String, Object> figures(MilestoneFigures done) {
    return Map.ofEntries(
        Map.entry("transactionsThisMonth", done.transactionsThisMonth()),
        Map.entry("transactionsThisYear", done.transactionsThisYear()),
        Map.entry("transactionsEver", done.transactionsEver()),
        Map.entry("spendThisMonth", done.spendThisMonth().doubleValue()),
        Map.entry("spendThisYear", done.spendThisYear().doubleValue()),
        Map.entry("spendEver", done.spendEver().doubleValue()),
        Map.entry("categoriesThisMonth", done.categoriesThisMonth()),
        Map.entry("categoriesThisYear", done.categoriesThisYear()),
        Map.entry("categoriesEver", done.categoriesEver()),
        Map.entry("referralsThisMonth", done.referralsThisMonth()),
        Map.entry("referralsThisYear", done.referralsThisYear()),
        Map.entry("referralsEver", done.referralsEver()));
  }

  /** What is known of a member on a day. */
  private record Figures(LocalDate asOf, MilestoneFigures done, int activeMonths) {}
}
