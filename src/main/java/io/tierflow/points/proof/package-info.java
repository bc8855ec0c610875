/** Differences that the ledger's proof has found, until somebody has examined them. */
@NamedInterface
package io.tierflow.points.proof;

import org.springframework.modulith.NamedInterface;
