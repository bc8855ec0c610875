package io.tierflow.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.ReleasedVocabulary;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What someone to be enrolled must look like. */
class NewMemberTest {

  private static final ValidatorFactory VALIDATION = Validation.buildDefaultValidatorFactory();
  private static final Validator VALIDATOR = VALIDATION.getValidator();

  @AfterAll
  static void close() {
    VALIDATION.close();
  }

  @Test
  void whatIsNotGivenGetsItsDefault() {
    NewMember newcomer = newcomer("M1", "Ada", null, null, null);

    assertThat(newcomer.accountType()).isEqualTo(AccountType.INDIVIDUAL);
    assertThat(newcomer.language()).isEqualTo("en");
    assertThat(newcomer.emailConsent()).isTrue();
    assertThat(newcomer.smsConsent()).isTrue();
    assertThat(newcomer.openingTier(ReleasedVocabulary.words().ladder()))
        .isEqualTo(Tier.valueOf("REGULAR"));
    assertThat(newcomer.openingPoints()).isZero();
    assertThat(VALIDATOR.validate(newcomer)).isEmpty();
  }

  @Test
  void blanksAroundTextsDoNotCountAndABlankTextIsNone() {
    NewMember newcomer = newcomer(" M1 ", "  Ada Lovelace ", " ", "", null);

    assertThat(newcomer.memberNumber()).isEqualTo("M1");
    assertThat(newcomer.fullName()).isEqualTo("Ada Lovelace");
    assertThat(newcomer.email()).isNull();
    assertThat(newcomer.phone()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "M-00.1_a", "..a"})
  void aMemberNumberHasLettersDigitsDotsUnderscoresAndHyphens(String number) {
    assertThat(wrongField(newcomer(number, "Ada", null, null, null))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "ä", ".", "..", "a\n"})
  void anyOtherMemberNumberIsRefused(String number) {
    NewMember newcomer = newcomer(number.replace("\n", "\u0000"), "Ada", null, null, null);

    assertThat(wrongField(newcomer)).isEqualTo("memberNumber");
  }

  @Test
  void aMemberNumberOfMoreThan64CharactersIsRefused() {
    assertThat(wrongField(newcomer("1".repeat(64), "Ada", null, null, null))).isNull();
    assertThat(wrongField(newcomer("1".repeat(65), "Ada", null, null, null)))
        .isEqualTo("memberNumber");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ada Lovelace", "Søren Ærø", "李小龍", "O'Neil-Smith 😀", "X"})
  void aNameIsAnyTextOnOneLine(String name) {
    assertThat(wrongField(newcomer("M1", name, null, null, null))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t", "a\nb", "a\u0000b", "a\u0085b", "a\u2028b", "a\uD83Db"})
  void aBlankNameOrOneWithControlCharactersIsRefused(String name) {
    assertThat(wrongField(newcomer("M1", name, null, null, null))).isEqualTo("fullName");
  }

  @Test
  void aNameOfMoreThan200CharactersIsRefused() {
    assertThat(wrongField(newcomer("M1", "x".repeat(201), null, null, null))).isEqualTo("fullName");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.com",
        "ada.king+news@mail.example.co.uk",
        "o'neil@xn--bcher-kva.example",
        "1@2.example"
      })
  void anEmailAddressIsAcceptedAsItIsUsed(String email) {
    assertThat(wrongField(newcomer("M1", "Ada", email, null, null))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada",
        "ada@",
        "@example.com",
        "ada@example",
        "ada@@example.com",
        "ada @example.com",
        "ada..king@example.com",
        ".ada@example.com",
        "ada@-example.com",
        "ada@example..com",
        "ada@example.com\nBcc: all@example.com",
        "Ada <ada@example.com>",
        "ada@example.com,eve@example.com"
      })
  void whatIsNotAnEmailAddressIsRefused(String email) {
    assertThat(wrongField(newcomer("M1", "Ada", email, null, null))).isEqualTo("email");
  }

  @Test
  void anEndlessEmailAddressIsRefusedAtOnce() {
    NewMember newcomer = newcomer("M1", "Ada", "a@" + "a.".repeat(100_000) + "com", null, null);

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(wrongField(newcomer)).isEqualTo("email"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12025550001", "+0", "+1 202 5550001", "+1234567890123456", "+1-202"})
  void aPhoneNumberInAnotherFormThanE164IsRefused(String phone) {
    assertThat(wrongField(newcomer("M1", "Ada", null, "+12025550001", null))).isNull();
    assertThat(wrongField(newcomer("M1", "Ada", null, phone, null))).isEqualTo("phone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"english", "EN", "e", "en_US", "en-"})
  void aLanguageInAnotherFormThanItsCodeIsRefused(String language) {
    assertThat(wrongField(newcomer("M1", "Ada", null, null, "de"))).isNull();
    assertThat(wrongField(newcomer("M1", "Ada", null, null, "pt-BR"))).isNull();
    assertThat(wrongField(newcomer("M1", "Ada", null, null, language))).isEqualTo("language");
  }

  private static String wrongField(NewMember newcomer) {
    return VALIDATOR.validate(newcomer).stream()
        .map(violation -> violation.getPropertyPath().toString())
        .findAny()
        .orElse(null);
  }

  private static NewMember newcomer(
      String memberNumber, String fullName, String email, String phone, String language) {
    return new NewMember(
        memberNumber,
        fullName,
        email,
        phone,
        null,
        null,
        null,
        null,
        language,
        null,
        null,
        null,
        null,
        null);
  }
}
