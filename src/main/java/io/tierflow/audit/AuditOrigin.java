package io.tierflow.audit;

/**
 * Who did something, and from where.
 *
 * @param actor user, key or member number
 * @param address network address, or null
 */
public record AuditOrigin(String actor, String address) {}
