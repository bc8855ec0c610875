/** Who may do what: sign-in, the rules of every door, and the groups and users to start with. */
package io.tierflow.security;
