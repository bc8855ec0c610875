package io.tierflow.portal;

/** Where members' pages are. */
public final class PortalAddress {

  /** What a member sees of their own. */
  public static final String HOME = "/portal";

  /** Where a member says that messages on the page have been read. */
  public static final String INBOX_READ = "/portal/inbox/read";

  /** Where a member says what they want to be told. */
  public static final String PREFERENCES = "/portal/preferences";

  /** Where a member chooses what to have for points. */
  public static final String REWARDS = "/portal/rewards";

  /** Where somebody asks to become a member. */
  public static final String JOIN = "/portal/join";

  /** Where the link of a newcomer leads, and where its code is handed in. */
  public static final String JOIN_CONFIRMATION = "/portal/join/confirmation";

  /** Where a member sees whom they have brought in. */
  public static final String FRIENDS = "/portal/friends";

  /** Where a member sees and changes who they are. */
  public static final String PROFILE = "/portal/profile";

  /** Where the link to a new e-mail address leads, and where its code is handed in. */
  public static final String EMAIL_CONFIRMATION = "/portal/profile/email";

  /** Where a member ends the membership. */
  public static final String CLOSURE = "/portal/profile/closure";

  /** The card that a member shows at a till. */
  public static final String CARD = "/portal/card";

  /** The same for Apple Wallet. */
  public static final String APPLE_PASS = "/portal/card/apple.pkpass";

  /** Where the way to Google Wallet begins. */
  public static final String GOOGLE_CARD = "/portal/card/google";

  /** What a phone reads before it installs the portal. */
  public static final String MANIFEST = "/portal/manifest.webmanifest";

  /** What shows notifications, and pages while there is no connection. */
  static final String SERVICE_WORKER = "/portal/service-worker.js";

  /** Where a member has their own tier checked. */
  static final String UPGRADE = "/portal/upgrade";

  /** Where a member reads the programme's terms. */
  static final String BENEFITS = "/portal/benefits";

  /** Where a member finds the codes of vouchers. */
  static final String VOUCHERS = "/portal/vouchers";

  /** Where a member sees what moved points, tier or vouchers. */
  static final String ACTIVITY = "/portal/activity";

  /** The same as a file. */
  static final String ACTIVITY_FILE = "/portal/activity.csv";

  /** Where a member asks for a link. */
  public static final String SIGN_IN = "/portal/sign-in";

  /** Where a link leads, and where its code is handed in. */
  public static final String LINK = "/portal/sign-in/link";

  /** Where a member signs out. */
  public static final String SIGN_OUT = "/portal/sign-out";

  private PortalAddress() {}
}
