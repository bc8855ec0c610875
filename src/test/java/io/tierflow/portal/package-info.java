/** The members' door, and attacks on it. */
package io.tierflow.portal;
