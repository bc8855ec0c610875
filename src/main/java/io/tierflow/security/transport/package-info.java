/** How requests come in: over TLS, or through a proxy that is declared, or from this machine. */
package io.tierflow.security.transport;
