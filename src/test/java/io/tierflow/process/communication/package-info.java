/** The daily communication, on one member and on a whole programme. */
package io.tierflow.process.communication;
