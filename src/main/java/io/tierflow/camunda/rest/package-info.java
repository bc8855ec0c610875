/** What the engine's REST API says of refusals of ours. */
package io.tierflow.camunda.rest;
