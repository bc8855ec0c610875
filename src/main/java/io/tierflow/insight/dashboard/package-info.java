/** The programme's figures as tiles, plots and tables for people. */
package io.tierflow.insight.dashboard;
