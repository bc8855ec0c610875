/** Everything that leans on the engine: what may be deployed, and how tables are read. */
package io.tierflow.camunda;
