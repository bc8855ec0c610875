/** The members' door: sign-in by one-time link, and what a member sees of their own. */
package io.tierflow.portal;
