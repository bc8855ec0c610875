/** What goes away in the middle of a run: nodes, the database, connections. On real processes. */
package io.tierflow.fault;
