/** Sign-in of staff: users, sessions, and delays after wrong passwords. */
package io.tierflow.security.authentication;
