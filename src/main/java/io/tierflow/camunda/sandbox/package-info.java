/** What a model may do: no scripts, no foreign classes, bounded expressions, bounded runs. */
package io.tierflow.camunda.sandbox;
