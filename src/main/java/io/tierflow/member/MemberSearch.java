package io.tierflow.member;

import io.tierflow.web.PageResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds members by what people know of them. */
@Service
public class MemberSearch {

  /** A family may have one address; nobody's mailbox is to be flooded. */
  private static final int SHARING_AN_ADDRESS = 5;

  private final MemberService members;
  private final MemberRepository rows;
  private final MemberLookup lookup;
  private final MergedMembers merged;

  MemberSearch(
      MemberService members, MemberRepository rows, MemberLookup lookup, MergedMembers merged) {
    this.members = members;
    this.rows = rows;
    this.lookup = lookup;
    this.merged = merged;
  }

  /**
   * Finds out whom somebody means who gives their member number or their e-mail address.
   *
   * @param numberOrEmail a member number as it is, or an e-mail address in lower or upper case
   * @return numbers of active members: the one with that number or into whom that one was merged,
   *     else those with that address, of whom only the first few are told
   */
  @Transactional(readOnly = true)
  public List<String> identifiedBy(String numberOrEmail) {
    return members
        .find(numberOrEmail)
        .map(member -> List.of(members.require(merged.holder(member.getMemberNumber()))))
        .orElseGet(() -> findByEmail(numberOrEmail))
        .stream()
        .filter(Member::isActive)
        .map(Member::getMemberNumber)
        .limit(SHARING_AN_ADDRESS)
        .toList();
  }

  /**
   * Finds members by the beginning of their number, by words of their name, or by e-mail address or
   * phone number; in lower or upper case. Words are whole words: what is kept encrypted is found by
   * hashes.
   *
   * @param query what to look for; blank or null for all
   * @param page which page
   * @return members in the order of their numbers, in whatever status
   */
  @Transactional(readOnly = true)
  public PageResponse<Member> search(String query, PageRequest page) {
    if (query == null || query.isBlank()) {
      return PageResponse.of(rows.inOrder(page));
    }
    Page<String> found = lookup.find(query.strip(), page);
    return PageResponse.of(
        new PageImpl<>(
            rows.findByMemberNumberInOrderByMemberNumber(found.getContent()),
            page,
            found.getTotalElements()));
  }

  /**
   * What a statement of a list of members asks so that it finds what {@link #search} finds.
   *
   * @param query what to look for, not blank
   * @return the condition
   */
  public MemberCondition matching(String query) {
    return lookup.condition(query.strip());
  }

  /**
   * Reads members by their numbers.
   *
   * @param memberNumbers their numbers
   * @return the members in the same order; who is not there is left out
   */
  @Transactional(readOnly = true)
  public List<Member> inOrderOf(List<String> memberNumbers) {
    Map<String, Member> found =
        rows.findByMemberNumberInOrderByMemberNumber(memberNumbers).stream()
            .collect(Collectors.toMap(Member::getMemberNumber, member -> member));
    return memberNumbers.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /**
   * Finds the members whom an e-mail address belongs to.
   *
   * @param email the whole address, in lower or upper case
   * @return members in the order of their numbers, in whatever status; several may share an address
   */
  @Transactional(readOnly = true)
  public List<Member> findByEmail(String email) {
    return rows.findByMemberNumberInOrderByMemberNumber(lookup.find(LookupField.EMAIL, email));
  }
}
