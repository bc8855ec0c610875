package io.tierflow.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Invented members whom a visitor of a sample programme may sign in as. */
public interface TrialMembers {

  /**
   * Whom a visitor may try.
   *
   * @param visitor the request for the sign-in page
   * @return a few members; none if the visitor can't read their e-mails
   */
  List<TrialMember> offeredTo(HttpServletRequest visitor);

  /**
   * Where their e-mails are read.
   *
   * @return a path
   */
  String mailbox();

  /**
   * A member to try.
   *
   * @param memberNumber the member's number
   * @param name the member's name
   */
  record TrialMember(String memberNumber, String name) {}
}
