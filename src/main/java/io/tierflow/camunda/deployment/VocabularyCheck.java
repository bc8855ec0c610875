package io.tierflow.camunda.deployment;

import io.tierflow.policy.Tier;
import io.tierflow.policy.TierHolders;
import io.tierflow.policy.TierLadder;
import io.tierflow.policy.Vocabulary;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputValues;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.stereotype.Component;

/**
 * Reads the programme's words from the tables that define them: its tiers are the predefined values
 * of an output, lowest first, as Camunda Modeler keeps them; its kinds are the rows of a table.
 */
@Component
class VocabularyCheck {

  private static final String TIER_TABLE = "tier-eligibility";
  private static final String TIER_OUTPUT = "tier";
  private static final int MAX_TIERS = 50;
  private static final String ACCEPTED =
      "the tiers, each once in quotes and lowest first, such as \"BASIC\",\"GOLD\"; a code has"
          + " capital letters, digits and underscores";

  private static final Pattern LIST = Pattern.compile("\\s*\"[^\"]*\"\\s*(,\\s*\"[^\"]*\"\\s*)*");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  private final TierHolders holders;

  VocabularyCheck(TierHolders holders) {
    this.holders = holders;
  }

  /**
   * The words that are in effect once some files are.
   *
   * @param files their contents by name
   * @param current the words in effect now
   * @param findings gets what is wrong with the words of the files
   * @return the current words, changed by what the files define
   */
  Vocabulary read(Map<String, byte[]> files, Vocabulary current, Findings findings) {
    TierLadder ladder = current.ladder();
    List<String> kinds = current.kinds();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (ModelText.isOneOf(ModelText.TABLES, file.getKey())) {
        Optional<DecisionTable> table = table(file.getValue(), TIER_TABLE);
        if (table.isPresent()) {
          ladder =
              ladder(table.get(), Place.file(file.getKey()).model(TIER_TABLE), findings)
                  .orElse(ladder);
          requireHeld(current.ladder(), ladder, Place.file(file.getKey()), findings);
        }
        kinds = kinds(file, findings).orElse(kinds);
      }
    }
    return new Vocabulary(ladder, kinds);
  }

  /** Kinds may go: what is recorded stays, and counts as it did. */
  private static Optional<List<String>> kinds(Map.Entry<String, byte[]> file, Findings findings) {
    Place place = Place.file(file.getKey()).model(ActivityKindRows.TABLE);
    return table(file.getValue(), ActivityKindRows.TABLE)
        .map(table -> ActivityKindRows.read(table, place, findings))
        .filter(named -> !named.isEmpty());
  }

  private static Optional<DecisionTable> table(byte[] content, String key) {
    try {
      return Dmn.readModelFromStream(new ByteArrayInputStream(content))
          .getModelElementsByType(Decision.class)
          .stream()
          .filter(decision -> key.equals(decision.getId()))
          .map(Decision::getExpression)
          .filter(DecisionTable.class::isInstance)
          .map(DecisionTable.class::cast)
          .findFirst();
    } catch (ModelException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<TierLadder> ladder(DecisionTable table, Place place, Findings findings) {
    return table.getOutputs().stream()
        .filter(output -> TIER_OUTPUT.equals(output.getName()))
        .findFirst()
        .flatMap(output -> ladder(output, place.column("output " + TIER_OUTPUT), findings));
  }

  private static Optional<TierLadder> ladder(Output output, Place place, Findings findings) {
    OutputValues values = output.getOutputValues();
    String text = values == null ? "" : values.getText().getTextContent();
    if (text.isBlank()) {
      findings.add(place, null, "has no predefined values", ACCEPTED);
      return Optional.empty();
    }
    List<String> codes = TEXT.matcher(text).results().map(found -> found.group(1)).toList();
    if (!LIST.matcher(text).matches()
        || codes.size() > MAX_TIERS
        || !codes.stream().allMatch(Tier::isCode)
        || new HashSet<>(codes).size() < codes.size()) {
      findings.add(place, text, "are the predefined values", ACCEPTED);
      return Optional.empty();
    }
    return Optional.of(TierLadder.of(codes));
  }

  /** A tier that somebody has, or would have after a review, stays on the ladder. */
  private void requireHeld(TierLadder before, TierLadder after, Place file, Findings findings) {
    List<Tier> gone = new ArrayList<>(before.tiers());
    gone.removeAll(after.tiers());
    Map<String, Long> held = new TreeMap<>();
    holders.count(gone).forEach((tier, members) -> held.put(tier.code(), members));
    if (!held.isEmpty()) {
      findings.add(
          file.model(TIER_TABLE).column("output " + TIER_OUTPUT),
          held.keySet().stream().collect(Collectors.joining(", ")),
          held.entrySet().stream()
              .map(
                  tier ->
                      "%s is the tier of %d %s"
                          .formatted(
                              tier.getKey(),
                              tier.getValue(),
                              tier.getValue() == 1 ? "member" : "members"))
              .collect(Collectors.joining(", ", "can't go: ", "")),
          "a ladder with each tier that members have or that an open review proposes");
    }
  }
}
