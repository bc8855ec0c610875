/** Sign-in at an OpenID Connect provider. */
package io.tierflow.security.authentication.oidc;
