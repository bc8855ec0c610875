/**
 * Everything that leans on the engine: what may be deployed, how tables are read, what fails how.
 */
package io.tierflow.camunda;
