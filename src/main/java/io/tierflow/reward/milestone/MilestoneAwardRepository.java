package io.tierflow.reward.milestone;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface MilestoneAwardRepository extends JpaRepository<MilestoneAward, MilestoneAward.Key> {

  @Query("select a.key from MilestoneAward a where a.key.memberNumber in :memberNumbers")
  List<MilestoneAward.Key> of(Collection<String> memberNumbers);

  @Query(
      """
      select new io.tierflow.reward.milestone.ReachedMilestone(
        a.key.memberNumber, a.key.milestone, a.key.period, a.reachedOn)
      from MilestoneAward a
      where a.key.memberNumber in :memberNumbers and a.reachedOn between :from and :to
      order by a.reachedOn desc, a.key.milestone
      """)
  List<ReachedMilestone> reached(Collection<String> memberNumbers, LocalDate from, LocalDate to);
}
