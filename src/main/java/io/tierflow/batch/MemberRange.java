package io.tierflow.batch;

import java.util.List;

/**
 * What is left of a range of members.
 *
 * @param takenUpTo number of the last member taken or passed over; empty text before the first
 * @param upToMember number of the last member to take
 */
public record MemberRange(String takenUpTo, String upToMember) {

  /**
   * What is left after some members.
   *
   * @param members the next of the range, in order
   * @return the rest of the range
   */
  public MemberRange after(List<String> members) {
    return members.isEmpty() ? this : new MemberRange(members.get(members.size() - 1), upToMember);
  }
}
