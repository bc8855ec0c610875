package io.tierflow.report;

import org.springframework.test.context.TestPropertySource;

/** The programme's figures on the embedded database. */
@TestPropertySource(
    properties = "spring.datasource.url=jdbc:h2:mem:report;MODE=MySQL;LOCK_TIMEOUT=20000")
class ReportOnH2Test extends ReportTest {}
