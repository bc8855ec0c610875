/** Who may open the sample's own pages: a browser on the machine on which Tierflow runs. */
package io.tierflow.sample.visit;
