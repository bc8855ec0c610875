/** Corporate or partner terms: which agreements there are, and which member has which one when. */
@NamedInterface
package io.tierflow.member.agreement;

import org.springframework.modulith.NamedInterface;
