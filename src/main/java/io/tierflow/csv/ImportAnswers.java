package io.tierflow.csv;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tierflow.web.InvalidInputApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** Describes what an import takes, and how it answers. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
    responseCode = "200",
    description = "The file was read to the end. The answer says what happened to its lines.",
    content =
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = ImportAnswer.class)))
@ApiResponse(
    responseCode = "415",
    description = "The body was not sent as text/csv. Nothing was imported.",
    content =
        @Content(
            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
            schema = @Schema(implementation = ProblemDetail.class)))
@RequestBody(
    required = true,
    content =
        @Content(
            mediaType = CsvUpload.TEXT_CSV,
            schema = @Schema(type = "string", format = "binary")))
@InvalidInputApiResponse
public @interface ImportAnswers {}
