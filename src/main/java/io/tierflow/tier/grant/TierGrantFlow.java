package io.tierflow.tier.grant;

/** Lets another person decide on a grant; the order of it is the diagram's. */
public interface TierGrantFlow {

  /**
   * Begins to wait for another person, in the transaction that keeps the grant.
   *
   * @param memberNumber to whom the tier is to be granted
   * @param grantId id of the grant
   */
  void await(String memberNumber, String grantId);
}
