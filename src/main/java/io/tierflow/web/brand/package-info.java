/** The programme's own color and logo on pages and in mails, checked so that all can read them. */
@NamedInterface
package io.tierflow.web.brand;

import org.springframework.modulith.NamedInterface;
