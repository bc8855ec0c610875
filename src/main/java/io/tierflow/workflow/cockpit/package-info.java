/** Monthly runs on the dashboard of Cockpit, and links to Cockpit. */
package io.tierflow.workflow.cockpit;
