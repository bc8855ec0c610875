/** API keys: how machine clients prove who they are, and what each key may call. */
@NamedInterface
package io.tierflow.security.apikey;

import org.springframework.modulith.NamedInterface;
