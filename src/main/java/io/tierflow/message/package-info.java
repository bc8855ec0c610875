/** The outbox of e-mails and text messages, how they read, and how they are sent. */
package io.tierflow.message;
