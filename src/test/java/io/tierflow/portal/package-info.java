/** The members' portal, and attacks on it. */
package io.tierflow.portal;
