/** The monthly run: a whole programme through the fifteen steps. */
package io.tierflow.workflow.monthlyrun;
