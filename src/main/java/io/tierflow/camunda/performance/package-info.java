/** Fewer rows and round trips per instance than the engine needs by default. */
@NamedInterface
package io.tierflow.camunda.performance;

import org.springframework.modulith.NamedInterface;
