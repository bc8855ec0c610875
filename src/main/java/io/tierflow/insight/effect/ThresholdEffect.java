package io.tierflow.insight.effect;

/**
 * The jump of the outcome at a threshold.
 *
 * @param conventional the difference of both sides' local lines at the threshold; biased where they
 *     are curved
 * @param robust the estimate after its bias is taken out, with a standard error that counts the
 *     uncertainty of that bias: believe this one
 * @param bandwidths how near to the threshold members were compared
 * @param below members within the bandwidth below the threshold
 * @param above members within the bandwidth from the threshold on
 */
public record ThresholdEffect(
    Estimate conventional, Estimate robust, Bandwidths bandwidths, int below, int above) {}
