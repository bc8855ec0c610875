/** What each member is expected to do and to be worth, computed once a month and kept. */
@NamedInterface
package io.tierflow.insight.membervalue;

import org.springframework.modulith.NamedInterface;
