/** The points ledger: what was earned, spent, reversed and adjusted, provable at any time. */
package io.tierflow.points;
