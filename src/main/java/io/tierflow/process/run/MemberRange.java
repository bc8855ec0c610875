package io.tierflow.process.run;

import java.util.List;

/**
 * What is left of a partition of the programme.
 *
 * @param takenUpTo number of the last member taken or skipped; empty text before the first
 * @param upToMember number of the last member to take
 */
record MemberRange(String takenUpTo, String upToMember) {

  /** What is left after these members, which are the next of the range. */
  MemberRange after(List<String> members) {
    return members.isEmpty() ? this : new MemberRange(members.get(members.size() - 1), upToMember);
  }
}
