/** Tokens that people make for their own scripts and modelers. */
package io.tierflow.security.token;
