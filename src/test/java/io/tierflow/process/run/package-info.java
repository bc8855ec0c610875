/** The monthly run against what an independent calculation gives. */
package io.tierflow.process.run;
