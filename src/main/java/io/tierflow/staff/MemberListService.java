package io.tierflow.staff;

import io.tierflow.member.Member;
import io.tierflow.member.MemberSearch;
import io.tierflow.member.PointsBalances.Balance;
import io.tierflow.points.PointsOutlook;
import io.tierflow.staff.MemberOrder.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists members by a filter, with what the list says of each. */
@Service
@Transactional(readOnly = true)
class MemberListService {

  private final MemberListRepository rows;
  private final MemberSearch members;
  private final PointsOutlook points;

  MemberListService(MemberListRepository rows, MemberSearch members, PointsOutlook points) {
    this.rows = rows;
    this.members = members;
    this.points = points;
  }

  /**
   * A page of the list.
   *
   * @param filter which members
   * @param order in which order
   * @param after the place that it follows, or null
   * @param before the place that it precedes, or null
   * @param size how many members a full page has
   * @return the page
   */
  MemberListPage page(
      MemberCriteria filter, MemberOrder order, Place after, Place before, int size) {
    boolean backwards = before != null;
    List<Place> found =
        backwards
            ? rows.before(filter, order, before, size + 1)
            : rows.after(filter, order, after, size + 1);
    boolean more = found.size() > size;
    List<Place> shown = more ? found.subList(backwards ? 1 : 0, found.size()) : found;
    shown = shown.size() > size ? shown.subList(0, size) : shown;
    boolean isEmpty = shown.isEmpty();
    boolean precedes = backwards ? more : after != null;
    return new MemberListPage(
        listed(shown.stream().map(Place::memberNumber).toList()),
        !isEmpty && precedes ? shown.get(0) : null,
        !isEmpty && (backwards || more) ? shown.get(shown.size() - 1) : null);
  }

  /**
   * Counts members.
   *
   * @param filter which members
   * @param most where to stop
   * @return how many, or the most
   */
  long count(MemberCriteria filter, long most) {
    return rows.count(filter, most);
  }

  private List<ListedMember> listed(List<String> numbers) {
    Map<String, Balance> balances = points.balances(numbers);
    Map<String, Instant> activity = rows.lastActivity(numbers);
    return members.inOrderOf(numbers).stream()
        .map(
            member ->
                new ListedMember(
                    member,
                    balances.get(member.getMemberNumber()),
                    activity.get(member.getMemberNumber())))
        .toList();
  }

  /**
   * A member of the list.
   *
   * @param member the member
   * @param balance the points
   * @param lastActivity when the member last did anything, or null
   */
  record ListedMember(Member member, Balance balance, Instant lastActivity) {}

  /**
   * A page of the list.
   *
   * @param members the members on it
   * @param first where the page begins, or null if none precedes it
   * @param last where the page ends, or null if none follows
   */
  record MemberListPage(List<ListedMember> members, Place first, Place last) {}
}
