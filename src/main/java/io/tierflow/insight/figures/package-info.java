/** The programme's figures month by month, kept ready for pages and for the API. */
@NamedInterface
package io.tierflow.insight.figures;

import org.springframework.modulith.NamedInterface;
