package io.tierflow.workflow.tierupgrade.review;

/**
 * A variable that stands for personal data.
 *
 * @param memberNumber whose
 * @param field which
 */
record PersonalValue(String memberNumber, MemberField field) {}
