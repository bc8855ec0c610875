/** Users and groups at the first start, and how to recover an account on the command line. */
@NamedInterface
package io.tierflow.security.bootstrap;

import org.springframework.modulith.NamedInterface;
