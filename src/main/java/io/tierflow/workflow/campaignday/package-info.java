/** The campaign day: points expire, and members are notified of what is due to them. */
package io.tierflow.workflow.campaignday;
