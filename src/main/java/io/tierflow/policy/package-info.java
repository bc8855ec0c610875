/** The policy as the features see it: decision tables that process owners edit. */
package io.tierflow.policy;
