package io.tierflow.campaign;

/** Where a day's communication stands. */
public enum CampaignDayState {
  RUNNING,
  COMPLETED
}
