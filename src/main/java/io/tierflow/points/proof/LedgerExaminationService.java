package io.tierflow.points.proof;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.points.LedgerDifference;
import io.tierflow.points.LedgerProofService;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proves the ledger and keeps what differs until somebody has examined it. A difference is the same
 * as long as check, subject and reference are: it is handed to one person, however many nights it
 * is found.
 */
@Service
public class LedgerExaminationService {

  /** Nobody examines more at once; what is beyond is found once these are put right. */
  static final int MAX_DIFFERENCES = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(LedgerExaminationService.class);

  private final LedgerProofService proof;
  private final LedgerExaminationRepository examinations;
  private final ProgrammeCalendar calendar;

  LedgerExaminationService(
      LedgerProofService proof,
      LedgerExaminationRepository examinations,
      ProgrammeCalendar calendar) {
    this.proof = proof;
    this.examinations = examinations;
    this.calendar = calendar;
  }

  /**
   * Proves the ledger. Differences that are new are kept for an instance; of those that wait it is
   * noted what has become of them.
   *
   * @param processInstanceId the instance in which somebody would be asked
   * @param isRunning whether an instance still waits for somebody; one that was cancelled does not,
   *     and its differences are told again
   * @return what is new, and what has changed
   */
  @Transactional
  public ProvenNight prove(String processInstanceId, Predicate<String> isRunning) {
    forgetCancelled(isRunning);
    List<LedgerDifference> differences = proof.differences(MAX_DIFFERENCES);
    Map<Matter, OpenDifference> open = open();
    Instant now = calendar.now();
    Set<String> changed = new HashSet<>();
    int fresh = 0;
    for (LedgerDifference difference : differences) {
      OpenDifference known = open.remove(Matter.of(difference));
      if (known == null) {
        examinations.insert(difference, processInstanceId, now);
        LOG.error("The ledger differs: {}", difference.text());
        fresh++;
      } else if (!known.isUnchangedBy(difference)) {
        examinations.update(difference, null);
        changed.add(known.processInstanceId());
      }
    }
    if (differences.size() < MAX_DIFFERENCES) {
      changed.addAll(vanish(open, now));
    }
    return new ProvenNight(fresh, changed);
  }

  /**
   * The differences that somebody is asked to examine.
   *
   * @param processInstanceId the instance in which they are
   * @return by member or promotion
   */
  @Transactional(readOnly = true)
  public List<OpenDifference> of(String processInstanceId) {
    return examinations.openIn(processInstanceId);
  }

  /**
   * Keeps what somebody has found. A difference that is still there is told again by the next
   * proof.
   *
   * @param processInstanceId the instance in which it was examined
   * @param by user who examined it
   * @param finding in their words
   */
  @Transactional
  public void record(String processInstanceId, String by, String finding) {
    int differences = examinations.delete(Set.of(processInstanceId));
    examinations.insertFinding(processInstanceId, differences, calendar.now(), by, finding);
  }

  private void forgetCancelled(Predicate<String> isRunning) {
    Set<String> ended =
        examinations.open().stream()
            .map(OpenDifference::processInstanceId)
            .distinct()
            .filter(isRunning.negate())
            .collect(Collectors.toSet());
    examinations.delete(ended);
  }

  private Map<Matter, OpenDifference> open() {
    Map<Matter, OpenDifference> open = new HashMap<>();
    examinations.open().forEach(each -> open.put(Matter.of(each.difference()), each));
    return open;
  }

  private Set<String> vanish(Map<Matter, OpenDifference> gone, Instant now) {
    Set<String> changed = new HashSet<>();
    for (OpenDifference difference : gone.values()) {
      if (difference.vanishedAt() == null) {
        examinations.update(difference.difference(), now);
        LOG.info("The ledger no longer differs: {}", difference.difference().text());
        changed.add(difference.processInstanceId());
      }
    }
    return changed;
  }

  /** What makes two differences the same. */
  private record Matter(Object check, String subject, String reference) {

    static Matter of(LedgerDifference difference) {
      return new Matter(difference.check(), difference.subject(), difference.reference());
    }
  }
}
