package io.tierflow.member;

import org.springframework.data.jpa.repository.JpaRepository;

/** Members by their number. */
interface MemberRepository extends JpaRepository<Member, String> {}
