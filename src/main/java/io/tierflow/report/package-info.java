/** The programme's figures: the monthly health report and the return on investment. */
package io.tierflow.report;
