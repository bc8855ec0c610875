/** Personal tokens for the scripts and modelers of one person. */
package io.tierflow.security.authentication.token;
