package io.tierflow.points.approval;

import java.util.Map;

/**
 * What another person needs in order to decide.
 *
 * @param memberNumber whose matter it is
 * @param shown values by the form's names, nothing personal among them
 */
public record ApprovalForm(String memberNumber, Map<String, Object> shown) {}
