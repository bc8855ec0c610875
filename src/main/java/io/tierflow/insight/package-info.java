/**
 * Figures that people look at, believe and act on: what a member is worth, what a benefit causes,
 * what the programme owes. docs/figures.md has the formula and the source of each.
 */
package io.tierflow.insight;
