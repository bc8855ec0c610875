/** How staff prove who they are, and how guessing is slowed down. */
package io.tierflow.security.authentication;
