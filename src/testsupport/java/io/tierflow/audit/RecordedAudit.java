package io.tierflow.audit;

import java.util.ArrayList;
import java.util.List;

/** An audit trail that keeps what it is told in memory. Nobody has signed in. */
public final class RecordedAudit extends AuditTrail {

  private final List<Line> lines = new ArrayList<>();

  public RecordedAudit() {
    super(null, null);
  }

  @Override
  public void record(AuditAction action, String subject, String detail) {
    recordFor(null, action, subject, detail);
  }

  @Override
  public void recordIfPerson(AuditAction action, String subject, String detail) {
    recordFor(null, action, subject, detail);
  }

  @Override
  public void recordFor(
      String actor, AuditAction action, String subject, String detail, String attachment) {
    lines.add(new Line(actor, action, subject, detail));
  }

  /**
   * What was recorded.
   *
   * @return the lines, in order
   */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /** What somebody did. */
  public record Line(String actor, AuditAction action, String subject, String detail) {}
}
