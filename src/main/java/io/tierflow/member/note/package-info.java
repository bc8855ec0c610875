/** What staff note about members, for other staff to read. */
@NamedInterface
package io.tierflow.member.note;

import org.springframework.modulith.NamedInterface;
