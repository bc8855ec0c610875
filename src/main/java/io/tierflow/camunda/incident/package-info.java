/** Which failures of jobs are incidents at once, and which are tried again first. */
package io.tierflow.camunda.incident;
