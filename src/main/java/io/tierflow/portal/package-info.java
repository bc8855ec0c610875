/** The members' portal: sign-in by one-time link, and what members see of their own account. */
package io.tierflow.portal;
