/**
 * Databases for tests: a MySQL-compatible server started once, a fresh database for each Spring
 * context or test, H2 beside it, and what a fault test needs to take the server away.
 */
package io.tierflow.database;
