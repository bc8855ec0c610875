/** What the engine keeps of instances, and what the audit hears of people at work in the engine. */
package io.tierflow.camunda.history;
