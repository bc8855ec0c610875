package io.tierflow.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataVaultTest {

  private static final String OLD = "1:" + key('a');
  private static final String NEW = "2:" + key('b');

  @Test
  void whatIsSealedOpensAtItsPlaceAndIsNoText() {
    PersonalDataVault vault = PersonalDataVault.with(OLD);

    SealedText sealed = vault.seal("Ada Lovelace", "member:1");

    assertThat(sealed.open("member:1")).isEqualTo("Ada Lovelace");
    assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("Ada");
    assertThat(sealed).hasToString("SealedText");
  }

  @Test
  void aTextThatWasMovedToAnotherRowDoesNotOpen() {
    SealedText sealed = PersonalDataVault.with(OLD).seal("Ada Lovelace", "member:1");

    assertThatThrownBy(() -> sealed.open("member:2"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The data at member:2 can't be decrypted with key 1.");
  }

  @Test
  void aTextThatWasTamperedWithDoesNotOpen() {
    PersonalDataVault vault = PersonalDataVault.with(OLD);
    byte[] stored = vault.seal("Ada Lovelace", "member:1").bytes();
    stored[stored.length - 1] ^= 1;

    assertThatThrownBy(() -> vault.sealed(stored).open("member:1"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theSameTextSealsOtherwiseEachTime() {
    PersonalDataVault vault = PersonalDataVault.with(OLD);

    assertThat(vault.seal("Ada", "p").bytes()).isNotEqualTo(vault.seal("Ada", "p").bytes());
  }

  @Test
  void anOlderKeyOpensWhatItHasSealedAndTheFirstSeals() {
    byte[] stored = PersonalDataVault.with(OLD).seal("Ada", "p").bytes();
    PersonalDataVault both = PersonalDataVault.with(NEW + "," + OLD);

    assertThat(both.sealed(stored).open("p")).isEqualTo("Ada");
    assertThat(both.primaryKey()).isEqualTo(2);
    byte[] sealedAnew = both.seal("Ada", "p").bytes();
    assertThat(PersonalDataVault.with(NEW).sealed(sealedAnew).open("p")).isEqualTo("Ada");
  }

  @Test
  void aMissingKeyIsNamed() {
    byte[] stored = PersonalDataVault.with(OLD).seal("Ada", "p").bytes();

    assertThatThrownBy(() -> PersonalDataVault.with(NEW).sealed(stored).open("p"))
        .hasMessage("The data at p can't be decrypted with key 1.");
  }

  @Test
  void hashesDependOnTheKeyAndAreLookedUpByEach() {
    PersonalDataVault old = PersonalDataVault.with(OLD);
    PersonalDataVault both = PersonalDataVault.with(NEW + "," + OLD);

    assertThat(old.hash("ada")).hasSize(16).isEqualTo(old.hash("ada"));
    assertThat(both.hash("ada")).isNotEqualTo(old.hash("ada"));
    assertThat(both.hashes("ada")).containsExactly(both.hash("ada"), old.hash("ada"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1:",
        "0:YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=",
        "key:YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=",
        "1:dG9vIHNob3J0",
        "1:YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE==="
      })
  void aKeyThatCanNotBeReadIsRefusedWithoutShowingIt(String keys) {
    assertThatThrownBy(() -> PersonalDataVault.with(keys))
        .isInstanceOf(UnusableKeysException.class)
        .hasMessageStartingWith("Key 1 of TIERFLOW_PERSONAL_DATA_KEYS can't be read")
        .hasMessageNotContaining(keys.length() > 10 ? keys.substring(4) : "\0");
  }

  @Test
  void twoKeysOfOneIdAreRefused() {
    assertThatThrownBy(() -> PersonalDataVault.with(OLD + ",1:" + key('b')))
        .isInstanceOf(UnusableKeysException.class)
        .hasMessageStartingWith("Key 2 of");
  }

  static String key(char letter) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) letter);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
