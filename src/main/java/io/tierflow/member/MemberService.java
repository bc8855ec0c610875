package io.tierflow.member;

import io.tierflow.problem.NotFoundException;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Looks members up. */
@Service
public class MemberService {

  private final MemberRepository members;

  MemberService(MemberRepository members) {
    this.members = members;
  }

  /**
   * Looks a member up.
   *
   * @param memberNumber the member's number
   * @return the member, in whatever status
   */
  public Optional<Member> find(String memberNumber) {
    return members.findById(memberNumber);
  }

  /**
   * Looks a member up who must be there.
   *
   * @param memberNumber the member's number
   * @return the member, in whatever status
   * @throws NotFoundException if there is no such member
   */
  public Member require(String memberNumber) {
    return find(memberNumber)
        .orElseThrow(() -> new NotFoundException("There is no member %s.".formatted(memberNumber)));
  }
}
