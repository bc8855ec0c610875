package io.tierflow.workflow.tierupgrade.pending;

/**
 * A transaction that waits for its member's upgrade.
 *
 * @param id its place in the queue
 * @param memberNumber the member
 */
record PendingUpgrade(long id, String memberNumber) {}
