package io.tierflow.workflow.worklist;

/**
 * What has failed in the flows and is not mended.
 *
 * @param incidents failures that wait for a person
 * @param retried jobs that have failed and will be tried again
 */
public record FlowFailures(long incidents, long retried) {}
