package io.tierflow.points;

import io.tierflow.common.ProgrammeSettings;
import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.member.AccountType;
import io.tierflow.member.Birthdays;
import io.tierflow.member.Member;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.points.promotion.EarningPromotions;
import io.tierflow.policy.Attributes;
import io.tierflow.policy.ColumnType;
import io.tierflow.policy.DecisionTables;
import io.tierflow.policy.InputColumn;
import io.tierflow.policy.Tier;
import io.tierflow.policy.Vocabulary;
import io.tierflow.policy.VocabularySource;
import io.tierflow.transaction.ActivityDetails;
import io.tierflow.transaction.Transaction;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What a table sees that says what a transaction earns: what the member did, when, and who the
 * member is. Days and hours are those of the programme's zone.
 */
@Component
class EarningInputs {

  private static final String BIRTHDAY = "birthday";
  private static final int LAST_HOUR = 23;

  /** Whether the tables look at birthdays; asked once for all transactions of a page. */
  private static final Fact<Boolean> ASKED_FOR_BIRTHDAY = new Fact<>("asked for birthdays");

  private final DecisionTables tables;
  private final MemberAgreementService agreements;
  private final EarlierTiers earlier;
  private final VocabularySource vocabulary;
  private final ProgrammeSettings settings;

  EarningInputs(
      DecisionTables tables,
      MemberAgreementService agreements,
      EarlierTiers earlier,
      VocabularySource vocabulary,
      ProgrammeSettings settings) {
    this.tables = tables;
    this.agreements = agreements;
    this.earlier = earlier;
    this.vocabulary = vocabulary;
    this.settings = settings;
  }

  /**
   * The columns that such a table may have.
   *
   * @param vocabulary tiers and kinds that they may name
   * @return the inputs, each once
   */
  static List<InputColumn> columns(Vocabulary vocabulary) {
    return Stream.of(ofActivity(vocabulary), ofTime(), ofMember(vocabulary))
        .flatMap(List::stream)
        .toList();
  }

  private static List<InputColumn> ofActivity(Vocabulary vocabulary) {
    return List.of(
        InputColumn.of("transactionKind", ColumnType.TEXT, "What the member did")
            .oneOf(vocabulary.kinds())
            .orLater(vocabulary::mayGetKind),
        InputColumn.of(
                "amount", ColumnType.NUMBER, "The amount less refunds so far, in the currency")
            .from(0),
        text("category", "What it was about"),
        text("channel", "The way by which it came"),
        text("location", "Where it happened"),
        text("partner", "With whom, if not with the programme itself"),
        InputColumn.of(
                "quantity", ColumnType.NUMBER, "How much of it, such as nights, segments or items")
            .from(0)
            .orMissing(),
        InputColumn.attributes("What else the transaction says, by its key"));
  }

  private static List<InputColumn> ofTime() {
    return List.of(
        InputColumn.of(
            "occurredOn", ColumnType.DATE, "Day of the transaction, in the programme's zone"),
        InputColumn.of(
            "occurredAt",
            ColumnType.DATE_TIME,
            "Day and time of the transaction, in the programme's zone"),
        InputColumn.of("dayOfWeek", ColumnType.TEXT, "The transaction's day of the week")
            .oneOf(Stream.of(DayOfWeek.values()).map(Enum::name).toList()),
        InputColumn.of("hour", ColumnType.WHOLE_NUMBER, "Hour of the day in which it occurred")
            .from(0)
            .upTo(LAST_HOUR));
  }

  private static List<InputColumn> ofMember(Vocabulary vocabulary) {
    return List.of(
        InputColumn.of(
                "currentTier",
                ColumnType.TEXT,
                "The member's confirmed tier, or the one on the transaction's day if that was higher")
            .oneOf(vocabulary.ladder().codes())
            .orLater(vocabulary.ladder()::mayGet),
        InputColumn.of("accountType", ColumnType.TEXT, "Whose account it is")
            .oneOf(AccountType.codes()),
        text(
            "agreement", "Code of the agreement that the member has on the day of the transaction"),
        InputColumn.of(
                "enrolledDays",
                ColumnType.WHOLE_NUMBER,
                "Days from the member's enrolment to the transaction; 0 for an earlier one")
            .from(0),
        InputColumn.of(
            BIRTHDAY,
            ColumnType.YES_NO,
            "Whether the transaction's day is the member's birthday; false if that is not known"));
  }

  private static InputColumn text(String name, String meaning) {
    return InputColumn.of(name, ColumnType.TEXT, meaning).orMissing();
  }

  /**
   * What the tables see of a transaction.
   *
   * @param member who did it
   * @param transaction what they did
   * @return value of each input by its name, as {@link DecisionTables#evaluate} takes them
   */
  Map<String, Object> of(Member member, Transaction transaction) {
    LocalDateTime occurredAt =
        LocalDateTime.ofInstant(transaction.getOccurredAt(), settings.zone());
    LocalDate occurredOn = occurredAt.toLocalDate();
    Map<String, Object> inputs = new HashMap<>();
    addActivity(transaction, inputs);
    inputs.put("occurredOn", occurredOn);
    inputs.put("occurredAt", occurredAt);
    inputs.put("dayOfWeek", occurredOn.getDayOfWeek().name());
    inputs.put("hour", (long) occurredAt.getHour());
    inputs.put("currentTier", tier(member, occurredOn).code());
    inputs.put("accountType", member.getAccountType().name());
    inputs.put("agreement", agreements.counting(member.getMemberNumber(), occurredOn).orElse(null));
    inputs.put(
        "enrolledDays", Math.max(0, ChronoUnit.DAYS.between(member.getEnrolledOn(), occurredOn)));
    inputs.put(BIRTHDAY, isAskedForBirthday() && isBirthday(member, occurredOn));
    return inputs;
  }

  /** Who was lowered since did it in the tier that they had then. */
  private Tier tier(Member member, LocalDate day) {
    Tier today = member.getConfirmedTier();
    LocalDate loweredOn = member.getTenure().loweredOn();
    return loweredOn == null || !loweredOn.isAfter(day)
        ? today
        : earlier
            .confirmedOn(member.getMemberNumber(), day)
            .filter(then -> vocabulary.ladder().isAbove(then, today))
            .orElse(today);
  }

  private static void addActivity(Transaction transaction, Map<String, Object> inputs) {
    ActivityDetails details = transaction.getDetails();
    inputs.put("transactionKind", transaction.getKind().code());
    inputs.put("amount", number(transaction.getNetAmount()));
    inputs.put("category", details.category());
    inputs.put("channel", details.channel());
    inputs.put("location", details.location());
    inputs.put("partner", details.partner());
    inputs.put("quantity", number(details.quantity()));
    inputs.put(Attributes.INPUT, new Attributes(details.attributes()));
  }

  private static Double number(BigDecimal number) {
    return number == null ? null : number.doubleValue();
  }

  private boolean isAskedForBirthday() {
    return TransactionFacts.recallOr(
        ASKED_FOR_BIRTHDAY,
        BIRTHDAY,
        () ->
            tables.asks(EarningTable.POINTS_EARNING, BIRTHDAY)
                || tables.asks(EarningPromotions.TABLE, BIRTHDAY));
  }

  /** The profile is decrypted for it. */
  private static boolean isBirthday(Member member, LocalDate day) {
    return Birthdays.isOn(member.getProfile().birthDate(), day);
  }
}
