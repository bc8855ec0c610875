/** Who did what, when, from where, and to what: written once, never changed. */
package io.tierflow.audit;
