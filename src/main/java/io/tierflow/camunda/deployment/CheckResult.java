package io.tierflow.camunda.deployment;

import io.tierflow.policy.Vocabulary;
import java.util.List;

/**
 * What a check says of files that would take effect together.
 *
 * @param findings why they can't be right; none if they can
 * @param warnings what can be right, but not yet has an effect
 * @param vocabulary the tiers and kinds that would then be in effect
 */
record CheckResult(List<Finding> findings, List<Finding> warnings, Vocabulary vocabulary) {}
