package io.tierflow.communication;

/** Where a day's communication stands. */
public enum CommunicationState {
  RUNNING,
  COMPLETED
}
