/**
 * What a monthly run costs, beside other ways to do the same work: run with {@code mvn -P benchmark
 * test}.
 */
package io.tierflow.benchmark;
