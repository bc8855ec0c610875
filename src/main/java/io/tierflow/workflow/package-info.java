/** The flows: the only packages that speak to the engine on behalf of a flow. */
package io.tierflow.workflow;
