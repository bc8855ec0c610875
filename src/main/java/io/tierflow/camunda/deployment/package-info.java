/** What is deployed, by releases and by owners, and what is refused before it takes effect. */
package io.tierflow.camunda.deployment;
