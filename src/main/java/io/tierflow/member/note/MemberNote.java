package io.tierflow.member.note;

import java.time.Instant;

/**
 * What somebody of the staff noted about a member. It is not changed afterwards.
 *
 * @param noteId its id
 * @param text what was noted
 * @param writtenBy who noted it
 * @param writtenAt when
 */
public record MemberNote(String noteId, String text, String writtenBy, Instant writtenAt) {

  /** The longest text, in characters. */
  public static final int MAX_TEXT = 2_000;
}
