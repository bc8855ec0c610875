package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a transaction says of itself is kept as people write it, within its bounds. */
@CoreTest
class ActivityDetailsTest {

  private static final Instant NOON = Instant.parse("2026-10-31T12:00:00Z");
  private static final Map<String, String> NO_ATTRIBUTES = Map.of();

  private final CoreProgramme programme = new CoreProgramme();
  private final TransactionService service = programme.the(TransactionService.class);

  @BeforeEach
  void aMember() {
    programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
  }

  @Test
  void whatItSaysIsKeptAndReadInOrder() {
    Map<String, String> attributes = Map.of("fareClass", " F ", "cabin", "FIRST");

    service.record(told(" Long haul ", "web", "BER", "AIR", new BigDecimal("2.50"), attributes));

    assertThat(kept())
        .isEqualTo(
            new ActivityDetails(
                "Long haul",
                "web",
                "BER",
                "AIR",
                new BigDecimal("2.5"),
                Map.of("cabin", "FIRST", "fareClass", "F")));
    assertThat(kept().texts())
        .containsExactly(
            "Long haul", "web", "BER", "AIR", "×\u00a02.5", "cabin: FIRST", "fareClass: F");
  }

  @Test
  void whatIsNotToldIsNotThere() {
    Map<String, String> attributes = new HashMap<>();
    attributes.put("cabin", null);

    service.record(told(" ", "", null, "AIR", null, attributes));

    assertThat(kept()).isEqualTo(new ActivityDetails(null, null, null, "AIR", null, null));
    assertThat(kept().texts()).containsExactly("AIR");
    assertThat(kept().attributes()).isEmpty();
    assertThat(ActivityDetails.NONE.texts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2.00, 2", "100, 100", "1e2, 100", "0.10, 0.1", "0.00, 0", "999999.99, 999999.99"})
  void aQuantityIsReadWithoutZerosAtItsEnd(BigDecimal quantity, String text) {
    service.record(told(null, null, null, null, quantity, NO_ATTRIBUTES));

    assertThat(kept().texts()).containsExactly("×\u00a0" + text);
    assertThat(kept().quantity()).isEqualTo(new BigDecimal(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.001", "1.000", "-0.01", "1000000", "999999.991", "1e999999999", "1e-999999999"})
  void aQuantityBeyondItsBoundsIsRefused(BigDecimal quantity) {
    assertRefused(
        told(null, null, null, null, quantity, NO_ATTRIBUTES),
        "quantity",
        "The quantity must be a number from 0 to 999,999.99, with at most 2 decimals.");
  }

  @Test
  void aTextThatIsTooLongIsRefusedByItsName() {
    String most = "x".repeat(64);
    String more = most + "x";

    assertRefused(
        told(more, null, null, null, null, NO_ATTRIBUTES),
        "category",
        "The field category must have 1 to 64 characters.");
    assertRefused(
        told(most, more, null, null, null, NO_ATTRIBUTES),
        "channel",
        "The field channel must have 1 to 64 characters.");
    assertRefused(
        told(most, most, more, null, null, NO_ATTRIBUTES),
        "location",
        "The field location must have 1 to 64 characters.");
    assertRefused(
        told(most, most, most, more, null, NO_ATTRIBUTES),
        "partner",
        "The field partner must have 1 to 64 characters.");
    assertThat(service.record(told(most, most, most, most, null, NO_ATTRIBUTES)).first()).isTrue();
  }

  @Test
  void aTextIsOnOneLineAndSeenAsItIs() {
    assertRefused(
        told("A\nB", null, null, null, null, NO_ATTRIBUTES),
        "category",
        "The field category must not contain the character U+000A LINE FEED (LF).");
    assertRefused(
        told(null, null, null, null, null, Map.of("cabin", "F\u202EA")),
        "attributes.cabin",
        "The field attributes.cabin must not contain the character U+202E RIGHT-TO-LEFT OVERRIDE.");
  }

  @Test
  void anAttributeHasAValueOfUpTo128Characters() {
    String most = "x".repeat(128);

    assertRefused(
        attributes(Map.of("cabin", most + "x")),
        "attributes.cabin",
        "The field attributes.cabin must have 1 to 128 characters.");
    assertRefused(
        attributes(Map.of("cabin", " ")),
        "attributes.cabin",
        "The field attributes.cabin must have 1 to 128 characters.");
    assertThat(service.record(attributes(Map.of("cabin", most))).first()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Cabin", "1st", "cabin.class", "fare class", "fläche"})
  void anAttributeHasAKeyOfLettersAndDigits(String key) {
    assertRefused(
        attributes(Map.of(key, "F")),
        "attributes",
        "The key of an attribute must be 1 to 32 letters and digits that begin with a small letter, such as cabin or fareClass.");
  }

  @Test
  void thereAreUpToTwentyAttributesWithKeysOfUpTo32Characters() {
    assertRefused(
        attributes(numbered(21)), "attributes", "There are 21 attributes; accepted: at most 20.");
    assertRefused(attributes(Map.of("k".repeat(33), "x")), "attributes", "1 to 32 letters");

    Map<String, String> most = numbered(19);
    most.put("k".repeat(32), "x");
    assertThat(service.record(attributes(most)).first()).isTrue();
    assertThat(kept().attributes()).hasSize(20);
  }

  @Test
  void theSameAgainSaysTheSame() {
    service.record(told("Long haul", null, null, null, new BigDecimal("2"), NO_ATTRIBUTES));

    assertThat(
            service
                .record(told("Long haul", "", null, null, new BigDecimal("2.00"), NO_ATTRIBUTES))
                .first())
        .isFalse();
    assertThatThrownBy(
            () -> service.record(told("Short haul", null, null, null, null, NO_ATTRIBUTES)))
        .isInstanceOf(ConflictException.class);
  }

  private static Map<String, String> numbered(int attributes) {
    return IntStream.range(0, attributes)
        .boxed()
        .collect(Collectors.toMap(each -> "key" + each, each -> "x", (a, b) -> a, HashMap::new));
  }

  private static NewTransaction attributes(Map<String, String> attributes) {
    return told(null, null, null, null, null, attributes);
  }

  private static NewTransaction told(
      String category,
      String channel,
      String location,
      String partner,
      BigDecimal quantity,
      Map<String, String> attributes) {
    return new NewTransaction(
        "T-1",
        "M-1",
        Kinds.BOOKING,
        BigDecimal.TEN,
        "EUR",
        NOON,
        null,
        category,
        channel,
        location,
        partner,
        quantity,
        attributes);
  }

  private ActivityDetails kept() {
    return programme.store().find(Transaction.class, "T-1").getDetails();
  }

  private void assertRefused(NewTransaction arrival, String field, String message) {
    assertThatThrownBy(() -> service.record(arrival))
        .isInstanceOfSatisfying(
            InvalidInputException.class, refusal -> assertThat(refusal.field()).isEqualTo(field))
        .hasMessageContaining(message);
    assertThat(programme.store().find(Transaction.class, "T-1")).isNull();
  }
}
