/** How much and how fast anybody may send. */
package io.tierflow.security.limit;
