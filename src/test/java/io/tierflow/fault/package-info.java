/**
 * What goes away in the middle of a run: nodes, the database, connections; and what starts from the
 * jar. On real processes.
 */
package io.tierflow.fault;
