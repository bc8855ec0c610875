package io.tierflow.tier.grant;

/**
 * What became of a grant that somebody asked for.
 *
 * @param grant the grant
 * @param first whether it was asked for now; false if its id was known already
 */
public record TierGrantResult(TierGrant grant, boolean first) {}
