/** Attacks on a whole Tierflow, as it runs: every one of them has to fail. */
package io.tierflow.attack;
