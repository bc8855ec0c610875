/** A tier granted by staff that waits for the approval of a second person. */
package io.tierflow.workflow.tiergrant;
