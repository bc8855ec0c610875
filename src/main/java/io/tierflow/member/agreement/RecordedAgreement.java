package io.tierflow.member.agreement;

/**
 * An agreement after one of its periods was recorded.
 *
 * @param agreement the agreement with all its periods
 * @param first whether the period was not there before
 */
public record RecordedAgreement(AgreementView agreement, boolean first) {}
