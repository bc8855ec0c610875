/** How requests are refused that never reach a controller. */
package io.tierflow.security.refusal;
