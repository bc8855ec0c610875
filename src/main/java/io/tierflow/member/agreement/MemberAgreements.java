package io.tierflow.member.agreement;

import java.util.List;

/**
 * The agreements that a member has, one at a time.
 *
 * @param periods the periods, in order
 * @param gaps days between the first and the last of them on which none counts: the member has none
 *     then, or the agreement is not valid
 */
public record MemberAgreements(List<AgreementPeriod> periods, List<Days> gaps) {}
