package io.tierflow.portal;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.points.PointsEarningService;
import io.tierflow.policy.ActivityKind;
import io.tierflow.policy.CellCondition;
import io.tierflow.policy.TermTranslations;
import io.tierflow.policy.Tier;
import io.tierflow.policy.VocabularySource;
import io.tierflow.policy.WrittenRow;
import io.tierflow.policy.WrittenTable;
import io.tierflow.policy.WrittenTables;
import io.tierflow.portal.MyBenefits.Earning;
import io.tierflow.portal.MyBenefits.Figure;
import io.tierflow.portal.MyBenefits.Source;
import io.tierflow.portal.MyBenefits.TierBenefits;
import io.tierflow.portal.MyBenefits.Way;
import io.tierflow.tier.TierProgress;
import io.tierflow.tier.TierService;
import io.tierflow.tier.TierTerms;
import io.tierflow.tier.TierTermsService;
import io.tierflow.tier.period.ValidityTerms;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the programme's terms for a member from the deployed tables. What a row asks is put into
 * figures; a row that asks more is told in its own words.
 */
@Service
@Transactional(readOnly = true)
class TermsReader {

  private static final String KIND = "transactionKind";

  /** Figures that there are words for. */
  private static final Set<String> FIGURES =
      Set.of(
          "qualifyingPoints", "annualSpend", "annualTransactions", "monthlySpend", "pointsEarned");

  private final MemberService members;
  private final MemberAgreementService agreements;
  private final WrittenTables tables;
  private final TierTermsService terms;
  private final TermTranslations translations;
  private final VocabularySource vocabulary;
  private final ProgrammeCalendar calendar;

  TermsReader(
      MemberService members,
      MemberAgreementService agreements,
      WrittenTables tables,
      TierTermsService terms,
      TermTranslations translations,
      VocabularySource vocabulary,
      ProgrammeCalendar calendar) {
    this.members = members;
    this.agreements = agreements;
    this.tables = tables;
    this.terms = terms;
    this.translations = translations;
    this.vocabulary = vocabulary;
    this.calendar = calendar;
  }

  /** The terms for the member, in a language. */
  MyBenefits read(SignedInMember me, Locale language) {
    Reader reader = reader(members.require(me.memberNumber()));
    WrittenTable thresholds = tables.read(TierService.TIER_ELIGIBILITY);
    WrittenTable earning = tables.read(PointsEarningService.POINTS_EARNING);
    return new MyBenefits(
        vocabulary.ladder().tiers().stream()
            .map(tier -> benefits(reader, tier, thresholds, language))
            .toList(),
        source(thresholds),
        source(tables.read(TierTermsService.TIER_TERMS)),
        earning.rows().stream()
            .filter(reader::mayConcern)
            .map(row -> earning(row, language))
            .toList(),
        source(earning));
  }

  private Reader reader(Member member) {
    return new Reader(
        member, agreements.counting(member.getMemberNumber(), calendar.today()).orElse(null));
  }

  private Source source(WrittenTable table) {
    return Source.of(table, calendar::dayOf);
  }

  private TierBenefits benefits(
      Reader reader, Tier tier, WrittenTable thresholds, Locale language) {
    Member member = reader.member;
    ValidityTerms valid = terms.validityTerms(tier, member.getAccountType(), reader.agreement);
    TierTerms words = terms.terms(tier, member.getAccountType(), reader.agreement, language);
    return new TierBenefits(
        tier,
        words.label(),
        words.color(),
        tier.equals(member.getConfirmedTier()),
        tier.equals(vocabulary.ladder().lowest()),
        words.benefits(),
        thresholds.rows().stream()
            .filter(row -> row.text("tier").filter(tier.code()::equals).isPresent())
            .filter(reader::mayConcern)
            .map(row -> way(row, language))
            .distinct()
            .toList(),
        TierProgress.Terms.of(valid),
        valid.validity().months() == 0 ? null : valid.validity().months());
  }

  private Way way(WrittenRow row, Locale language) {
    boolean inFigures =
        row.tests().entrySet().stream()
            .allMatch(
                cell ->
                    cell.getValue().isSaid()
                        || cell.getValue().number() != null && FIGURES.contains(cell.getKey()));
    List<Figure> figures =
        row.tests().entrySet().stream()
            .filter(cell -> cell.getValue().number() != null)
            .map(cell -> figure(cell.getKey(), cell.getValue()))
            .toList();
    return inFigures && !figures.isEmpty()
        ? new Way(figures, null)
        : new Way(List.of(), translations.of(row.annotation(), language));
  }

  private static Figure figure(String input, CellCondition test) {
    return new Figure(input, test.number(), test.kind() == CellCondition.Kind.MORE_THAN);
  }

  private Earning earning(WrittenRow row, Locale language) {
    BigDecimal rate =
        row.number("rate")
            .flatMap(each -> row.number("multiplier").map(each::multiply))
            .map(BigDecimal::stripTrailingZeros)
            .orElse(null);
    return new Earning(
        row.test(KIND).texts().stream().map(ActivityKind::valueOf).toList(),
        translations.of(row.annotation(), language),
        rate,
        row.number("fixedPoints").orElse(null),
        row.number("validityMonths").map(BigDecimal::intValue).orElse(null));
  }

  /** Who reads, and which rows may be about them. */
  private record Reader(Member member, String agreement) {

    boolean mayConcern(WrittenRow row) {
      return Map.of(
                  "accountType", member.getAccountType().name(),
                  "currentTier", member.getConfirmedTier().code())
              .entrySet()
              .stream()
              .allMatch(mine -> row.test(mine.getKey()).mayAccept(mine.getValue()))
          && row.test("agreement").mayAccept(agreement);
    }
  }
}
