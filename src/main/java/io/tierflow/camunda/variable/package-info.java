/** What models read as variables, and what forms may write. */
@NamedInterface
package io.tierflow.camunda.variable;

import org.springframework.modulith.NamedInterface;
