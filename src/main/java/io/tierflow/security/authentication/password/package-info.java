/** Which passwords are accepted, and how they are hashed and read. */
package io.tierflow.security.authentication.password;
