package io.tierflow.backup;

/**
 * A backup of the embedded database.
 *
 * @param file its path on the server
 * @param bytes its size
 */
record Backup(String file, long bytes) {}
