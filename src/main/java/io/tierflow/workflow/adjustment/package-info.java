/** A points adjustment that waits for the approval of a second person. */
package io.tierflow.workflow.adjustment;
