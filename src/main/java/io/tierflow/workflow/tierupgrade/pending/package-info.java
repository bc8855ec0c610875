/** Upgrades that transactions ask for, within seconds. */
package io.tierflow.workflow.tierupgrade.pending;
