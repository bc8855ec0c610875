/** HTTP endpoints: ledgers and adjustments. */
package io.tierflow.points.web;
