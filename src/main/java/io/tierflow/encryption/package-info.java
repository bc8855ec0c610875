/** Personal data at rest: encrypted with a key from the environment, found by a keyed hash. */
package io.tierflow.encryption;
