package io.tierflow.member;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** Merges by the membership that is no more. */
interface MemberMergeRepository extends JpaRepository<MemberMerge, String> {

  Optional<MemberMerge> findByMergeId(String mergeId);

  List<MemberMerge> findByHeldByOrderByMergedMember(String heldBy);
}
