package io.tierflow.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the audit is kept, below {@code tierflow.audit.*}.
 *
 * @param sealing whether this node seals entries into the chain
 */
@ConfigurationProperties("tierflow.audit")
record AuditSettings(@DefaultValue("true") boolean sealing) {}
