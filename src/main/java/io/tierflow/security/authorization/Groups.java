package io.tierflow.security.authorization;

/** The groups that Tierflow knows. They are groups of the engine; so is who belongs to them. */
public final class Groups {

  /** Change models and tables, watch the flow, start it. */
  public static final String PROCESS_OWNERS = "process-owners";

  /** Review upgrades, help members. */
  public static final String LOYALTY_MANAGERS = "loyalty-managers";

  /** Dispatch gifts. */
  public static final String WAREHOUSE = "warehouse";

  /** Other systems: shop, booking, till. */
  public static final String API_CLIENTS = "api-clients";

  /** May do everything. The engine's own name for it. */
  public static final String ADMINS = "camunda-admin";

  private static final String PREFIX = "GROUP_";

  private Groups() {}

  /**
   * The authority that a member of a group has.
   *
   * @param group id of the group
   * @return its authority
   */
  public static String authority(String group) {
    return PREFIX + group;
  }

  /**
   * The group that an authority stands for.
   *
   * @param authority as {@link #authority(String)} gives it
   * @return id of the group
   */
  public static String ofAuthority(String authority) {
    return authority.substring(PREFIX.length());
  }

  /**
   * Whether an authority stands for a group; others stand for members and API keys.
   *
   * @param authority any authority
   * @return whether it does
   */
  static boolean isGroup(String authority) {
    return authority.startsWith(PREFIX);
  }
}
