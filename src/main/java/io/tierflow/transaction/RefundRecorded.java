package io.tierflow.transaction;

/**
 * A refund has changed what a member spent, and perhaps what the member earned.
 *
 * @param memberNumber the member
 */
public record RefundRecorded(String memberNumber) {}
