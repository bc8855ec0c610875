package io.tierflow.camunda.deployment;

import java.time.Instant;
import java.util.List;

/**
 * A model that is in effect.
 *
 * @param kind what it is: process, table or form
 * @param key its key
 * @param version its version
 * @param file name of its file
 * @param deployedAt when it was deployed
 * @param findings why it would be refused today; none if it would not
 */
record StandingModel(
    String kind,
    String key,
    int version,
    String file,
    Instant deployedAt,
    List<Finding> findings) {}
