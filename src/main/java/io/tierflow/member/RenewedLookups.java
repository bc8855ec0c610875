package io.tierflow.member;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

/**
 * Renews the hashes by which members are found, at the first start with a release that makes them
 * in another way, before anybody looks for members. A start that was broken off goes on where it
 * stopped; nodes that start together take turns, page by page.
 */
@Component
// What was in clear before has to be encrypted first.
@DependsOn("clearProfiles")
class RenewedLookups implements InitializingBean {

  private static final Logger LOG = LoggerFactory.getLogger(RenewedLookups.class);
  private static final int ROWS_AT_ONCE = 500;

  private final PersonRecords people;

  RenewedLookups(PersonRecords people) {
    this.people = people;
  }

  @Override
  public void afterPropertiesSet() {
    long renewed = 0;
    int rows = people.renewLookups(ROWS_AT_ONCE);
    while (rows > 0) {
      renewed += rows;
      rows = people.renewLookups(ROWS_AT_ONCE);
    }
    if (renewed > 0) {
      LOG.info("Renewed the hashes by which {} members are found.", renewed);
    }
  }
}
