/** Who may call what. */
package io.tierflow.security.authorization;
