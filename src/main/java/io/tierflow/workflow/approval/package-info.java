/** What processes share in which a second person decides. */
package io.tierflow.workflow.approval;
