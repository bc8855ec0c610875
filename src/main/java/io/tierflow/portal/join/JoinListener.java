package io.tierflow.portal.join;

/** A feature that wants to know who has become a member by confirming an e-mail address. */
public interface JoinListener {

  /**
   * Called within the transaction that enrols the member.
   *
   * @param memberNumber the new member
   * @param referralCode code of the member who has sent the new one, as it was entered, or null
   * @param named whether that member may see the new one's name
   */
  void joined(String memberNumber, String referralCode, boolean named);
}
