package io.tierflow.workflow.tierupgrade.record;

import io.tierflow.common.AssignedIdEntity;
import io.tierflow.policy.Decision;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an upgrade or a renewal did and why, in one row that outlives the engine's own: the elements
 * passed, the decisions, and how it ended.
 */
@Entity
@Table(name = "tier_upgrade")
public class TierUpgradeRecord extends AssignedIdEntity<String> {

  private static final String STEP_SEPARATOR = ",";
  private static final String NOTE_SEPARATOR = "\n";
  private static final String OUTCOME_SEPARATOR = "\n";

  /** What an upgrade comes to that does not end by itself. */
  static final String CANCELLED = "Cancelled";

  @Id
  @Column(name = "process_instance_id")
  private String processInstanceId;

  private String process;
  private String memberNumber;
  private LocalDate asOf;
  private String runId;
  private Instant startedAt;
  private Instant endedAt;

  @Column(columnDefinition = "text")
  private String steps = "";

  @Convert(converter = DecisionsConverter.class)
  @Column(columnDefinition = "mediumtext")
  private List<Decision> decisions = List.of();

  private String outcomes = "";

  /** Null where an earlier release wrote the row. */
  private String notes = "";

  /** For JPA. */
  protected TierUpgradeRecord() {}

  TierUpgradeRecord(String processInstanceId, Instant startedAt) {
    this.processInstanceId = processInstanceId;
    this.startedAt = startedAt;
  }

  void take(UpgradeTrace passage) {
    process = passage.process();
    memberNumber = passage.memberNumber();
    asOf = passage.asOf();
    runId = passage.runId();
    steps = append(steps, passage.steps(), STEP_SEPARATOR);
    outcomes = append(outcomes, passage.outcomes(), OUTCOME_SEPARATOR);
    notes = append(notes == null ? "" : notes, passage.notes(), NOTE_SEPARATOR);
    List<Decision> all = new ArrayList<>(decisions);
    all.addAll(passage.decisions());
    decisions = all;
    endedAt = passage.endedAt();
  }

  /** Ends the record of an instance that has gone without a word. */
  public void abandon(Instant at) {
    if (endedAt == null) {
      outcomes = append(outcomes, List.of(CANCELLED), OUTCOME_SEPARATOR);
      endedAt = at;
    }
  }

  private static String append(String before, List<String> added, String separator) {
    List<String> all = new ArrayList<>(split(before, separator));
    all.addAll(added);
    return String.join(separator, all);
  }

  private static List<String> split(String joined, String separator) {
    return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(separator));
  }

  public String getProcessInstanceId() {
    return processInstanceId;
  }

  /**
   * Key of the process that the instance is of.
   *
   * @return the upgrade's or the renewal's
   */
  public String getProcess() {
    return process;
  }

  public String getMemberNumber() {
    return memberNumber;
  }

  public LocalDate getAsOf() {
    return asOf;
  }

  public String getRunId() {
    return runId;
  }

  public Instant getStartedAt() {
    return startedAt;
  }

  public Instant getEndedAt() {
    return endedAt;
  }

  /**
   * Ids of the elements passed.
   *
   * @return ids, in the order passed
   */
  public List<String> getSteps() {
    return split(steps, STEP_SEPARATOR);
  }

  public List<Decision> getDecisions() {
    return decisions;
  }

  /**
   * Labels of the ends reached.
   *
   * @return labels, in the order reached
   */
  public List<String> getOutcomes() {
    return split(outcomes, OUTCOME_SEPARATOR);
  }

  /**
   * What steps had to say beside their decisions.
   *
   * @return sentences, in the order of the steps
   */
  public List<String> getNotes() {
    return notes == null ? List.of() : split(notes, NOTE_SEPARATOR);
  }

  @Override
  public String getId() {
    return processInstanceId;
  }
}
