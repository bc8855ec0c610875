package io.tierflow.security.authentication.password;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.Configuration;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import me.gosimple.nbvcxz.resources.Dictionary;
import me.gosimple.nbvcxz.resources.DictionaryBuilder;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;

/**
 * A password is none of those that are tried first: much used ones, single words, rows of keys,
 * repetitions, and what is made of them by digits and look-alikes.
 */
final class PasswordStrengthRule implements PasswordPolicyRule {

  private static final BigDecimal FEWEST_GUESSES = BigDecimal.valueOf(1_000_000);

  /** In characters. The time to judge grows with the square; whatever begins badly is bad. */
  private static final int JUDGED = 24;

  /** Here, these are as good as none. */
  private static final List<String> OWN_WORDS = List.of("tierflow", "camunda", "loyalty");

  /** The webapps show what they have no translation of as it is. */
  @Override
  public String getPlaceholder() {
    return "It must not be easy to guess";
  }

  @Override
  public Map<String, String> getParameters() {
    return Map.of();
  }

  @Override
  public boolean execute(String password) {
    return new Nbvcxz(Guesser.KNOWLEDGE).estimate(password).getGuesses().compareTo(FEWEST_GUESSES)
        >= 0;
  }

  /** Some megabytes of words, read when the first password is judged. */
  private static final class Guesser {

    private static final Configuration KNOWLEDGE = learn();

    private static Configuration learn() {
      DictionaryBuilder own =
          new DictionaryBuilder().setDictionaryName("tierflow").setExclusion(true);
      OWN_WORDS.forEach(word -> own.addWord(word, 0));
      List<Dictionary> words = new ArrayList<>(ConfigurationBuilder.getDefaultDictionaries());
      words.add(own.createDictionary());
      return new ConfigurationBuilder()
          .setDictionaries(words)
          .setMaxLength(JUDGED)
          .createConfiguration();
    }
  }
}
