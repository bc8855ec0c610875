package io.tierflow.csv;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.web.InvalidInputException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Imports the body of a request while it comes in, and answers with the counts and every rejected
 * line. Memory grows neither with the body nor with the answer.
 */
@Component
public class CsvUpload {

  /** The media type of a file to import. */
  public static final String TEXT_CSV = "text/csv";

  private static final Logger LOG = LoggerFactory.getLogger(CsvUpload.class);

  private final CsvImport csvImport;
  private final ObjectMapper json;
  private final AuditTrail trail;

  CsvUpload(CsvImport csvImport, ObjectMapper json, AuditTrail trail) {
    this.csvImport = csvImport;
    this.json = json;
    this.trail = trail;
  }

  /**
   * Imports a request's body.
   *
   * @param request the request, its body not yet read
   * @param format what kind of file the body is
   * @param response where the {@link ImportAnswer} goes
   * @throws InvalidInputException if the body has not the header of its kind, or is not UTF-8 by
   *     its own account; nothing is imported
   * @throws IOException if the body can't be read to the end or the answer not be written; whole
   *     chunks before that are recorded, and sending the file again counts them as duplicates
   */
  public void receive(HttpServletRequest request, CsvFormat<?> format, HttpServletResponse response)
      throws IOException {
    requireUtf8(request.getContentType());
    try (RejectionSpool rejections = new RejectionSpool()) {
      ImportCounts counts = run(request, format, rejections);
      LOG.info(
          "{}: {} lines accepted, {} duplicate, {} rejected.",
          request.getRequestURI(),
          counts.accepted(),
          counts.duplicate(),
          counts.rejected());
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      json.writeValue(
          response.getOutputStream(),
          new ImportAnswer(counts.accepted(), counts.duplicate(), counts.rejected(), rejections));
    }
  }

  /** Chunks before a failure are recorded, so the audit keeps an import that broke off too. */
  private ImportCounts run(
      HttpServletRequest request, CsvFormat<?> format, RejectionSpool rejections)
      throws IOException {
    String detail = "Broken off.";
    try {
      ImportCounts counts = csvImport.run(request.getInputStream(), format, rejections);
      detail =
          "%d accepted, %d duplicate, %d rejected."
              .formatted(counts.accepted(), counts.duplicate(), counts.rejected());
      return counts;
    } finally {
      trail.record(AuditAction.FILE_IMPORTED, request.getRequestURI(), detail);
    }
  }

  private static void requireUtf8(String contentType) {
    Charset charset = MediaType.parseMediaType(contentType).getCharset();
    if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
      throw new InvalidInputException(
          "Content-Type", "The charset is %s; accepted: UTF-8.".formatted(charset));
    }
  }
}
