/** Decision tables: evaluated with FEEL, explained, and recorded. */
@NamedInterface
package io.tierflow.camunda.dmn;

import org.springframework.modulith.NamedInterface;
