/** The nightly proof of the ledger, and the examination of what differs. */
package io.tierflow.workflow.ledgerproof;
