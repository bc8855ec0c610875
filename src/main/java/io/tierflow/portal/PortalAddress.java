package io.tierflow.portal;

/** Where members' pages are. */
final class PortalAddress {

  /** What a member sees of their own. */
  static final String HOME = "/portal";

  /** Where a member says that messages on the page have been read. */
  static final String INBOX_READ = "/portal/inbox/read";

  /** Where a member says what they want to be told. */
  static final String PREFERENCES = "/portal/preferences";

  /** Where a member chooses what to have for points. */
  static final String REWARDS = "/portal/rewards";

  /** Where a member asks for a link. */
  static final String SIGN_IN = "/portal/sign-in";

  /** Where a link leads, and where its code is handed in. */
  static final String LINK = "/portal/sign-in/link";

  /** Where a member signs out. */
  static final String SIGN_OUT = "/portal/sign-out";

  private PortalAddress() {}
}
