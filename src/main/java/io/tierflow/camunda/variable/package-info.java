/** Which variables people may write, and what they did when they wrote one. */
package io.tierflow.camunda.variable;
