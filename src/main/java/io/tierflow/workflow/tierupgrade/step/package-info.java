/** One class per element of the tier upgrade that does something, named after the element. */
package io.tierflow.workflow.tierupgrade.step;
