/**
 * All members of the programme, worked through in pages on all nodes: ranges, progress, and members
 * who are retried alone. What is done with a page is a {@link io.tierflow.batch.BatchStrategy}.
 */
package io.tierflow.batch;
