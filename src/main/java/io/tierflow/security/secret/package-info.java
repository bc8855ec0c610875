/** Secrets that programs send: how they are made, recognised, remembered and refused. */
package io.tierflow.security.secret;
