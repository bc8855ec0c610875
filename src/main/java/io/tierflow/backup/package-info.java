/** Backups of the embedded database while it is in use. */
package io.tierflow.backup;
