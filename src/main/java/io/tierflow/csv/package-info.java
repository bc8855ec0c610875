/** Imports of CSV files of any size: line by line, in chunks, with every rejected line told. */
package io.tierflow.csv;
