package io.tierflow.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tierflow.insight.study.KeptEffect;

/**
 * An estimate with what it says.
 *
 * @param kept the estimate
 * @param members members that it is the effect on: at the month's end in that tier or a higher one,
 *     or those who got the campaign
 * @param meaning what it means, as a sentence
 * @param caution when not to believe it, as a sentence
 */
public record EffectLine(
    @JsonUnwrapped KeptEffect kept, long members, String meaning, String caution) {}
