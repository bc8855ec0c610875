package io.tierflow.reward.milestone;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The milestones that members have reached. */
@Service
@Transactional(readOnly = true)
public class MilestoneHistory {

  private final MilestoneAwardRepository awards;

  MilestoneHistory(MilestoneAwardRepository awards) {
    this.awards = awards;
  }

  /**
   * The milestones that several members reached within some days.
   *
   * @param memberNumbers who
   * @param from the first day
   * @param to the last day, inclusive
   * @return the milestones, the latest of a member first
   */
  public List<ReachedMilestone> reached(
      Collection<String> memberNumbers, LocalDate from, LocalDate to) {
    return awards.reached(memberNumbers, from, to);
  }
}
