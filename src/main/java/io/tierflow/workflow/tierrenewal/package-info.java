/** The renewal of one member's tier, and those of a day. */
package io.tierflow.workflow.tierrenewal;
