/** The mailbox in which the sample's members get what no server is set up for. */
package io.tierflow.sample.mailbox;
