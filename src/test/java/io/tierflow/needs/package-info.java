/**
 * What some tests need of the machine: absent, such a test is skipped with a sentence that says so,
 * except where {@code CI=true}, where it fails with that sentence.
 */
package io.tierflow.needs;
