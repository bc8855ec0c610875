/** The daily communication: points expire, and members are told what is due to them. */
package io.tierflow.process.communication;
