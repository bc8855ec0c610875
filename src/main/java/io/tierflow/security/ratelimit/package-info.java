/** How much and how fast a client may send. */
package io.tierflow.security.ratelimit;
