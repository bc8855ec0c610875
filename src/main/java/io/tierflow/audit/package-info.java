/**
 * Who did what, when, from where, and to what: written once, never changed, and sealed into a chain
 * in which every change shows.
 */
package io.tierflow.audit;
