package io.tierflow.workflow.tierupgrade.record;

import io.tierflow.policy.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** What one instance has passed within one transaction. */
class UpgradeTrace {

  private final String processInstanceId;
  private final List<String> steps = new ArrayList<>();
  private final List<String> outcomes = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean started;
  private String process;
  private String memberNumber;
  private String asOf;
  private String runId;
  private Instant endedAt;

  UpgradeTrace(String processInstanceId) {
    this.processInstanceId = processInstanceId;
  }

  void start() {
    started = true;
  }

  void concern(String process, String memberNumber, String asOf, String runId) {
    this.process = process;
    this.memberNumber = memberNumber;
    this.asOf = asOf;
    this.runId = runId;
  }

  void pass(String step) {
    steps.add(step);
  }

  void reach(String outcome) {
    outcomes.add(outcome);
  }

  void note(String note) {
    notes.add(note);
  }

  void decide(Decision decision) {
    decisions.add(decision);
  }

  void end(Instant at) {
    endedAt = at;
  }

  List<Decision> decisions(String table) {
    return decisions.stream().filter(decision -> decision.table().equals(table)).toList();
  }

  boolean hasStarted() {
    return started;
  }

  String processInstanceId() {
    return processInstanceId;
  }

  String process() {
    return process;
  }

  String memberNumber() {
    return memberNumber;
  }

  /** The day, null if what stands in its place is none. */
  LocalDate asOf() {
    try {
      return asOf == null ? null : LocalDate.parse(asOf);
    } catch (DateTimeParseException notADay) {
      return null;
    }
  }

  String runId() {
    return runId;
  }

  List<String> steps() {
    return steps;
  }

  List<String> outcomes() {
    return outcomes;
  }

  List<Decision> decisions() {
    return decisions;
  }

  List<String> notes() {
    return notes;
  }

  Instant endedAt() {
    return endedAt;
  }
}
