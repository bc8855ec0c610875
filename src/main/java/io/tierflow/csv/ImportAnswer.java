package io.tierflow.csv;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The answer to an import.
 *
 * @param accepted lines that were new and are recorded
 * @param duplicate lines that were there already, with the same content
 * @param rejected lines that could not be accepted
 * @param rejections these lines with the reasons, in order
 */
public record ImportAnswer(
    long accepted,
    long duplicate,
    long rejected,
    @ArraySchema(schema = @Schema(implementation = Rejection.class))
        Iterable<Rejection> rejections) {}
