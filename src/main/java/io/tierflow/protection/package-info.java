/** Personal data at rest: sealed with a key from the environment, found by keyed hash. */
package io.tierflow.protection;
