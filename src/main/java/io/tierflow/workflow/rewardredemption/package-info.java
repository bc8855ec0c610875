/** A gift that a member has chosen for points, on its way through the warehouse. */
package io.tierflow.workflow.rewardredemption;
