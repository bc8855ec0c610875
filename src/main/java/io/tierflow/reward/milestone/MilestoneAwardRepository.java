package io.tierflow.reward.milestone;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface MilestoneAwardRepository extends JpaRepository<MilestoneAward, MilestoneAward.Key> {

  @Query("select a.key from MilestoneAward a where a.key.memberNumber in :memberNumbers")
  List<MilestoneAward.Key> of(Collection<String> memberNumbers);
}
