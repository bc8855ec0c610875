package io.tierflow.member.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.csv.CsvUpload;
import io.tierflow.csv.ImportAnswers;
import io.tierflow.member.MemberCsv;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Imports of members over HTTP. */
@RestController
@Tag(name = "Imports")
class MemberImportController {

  private final CsvUpload upload;
  private final MemberCsv format;

  MemberImportController(CsvUpload upload, MemberCsv format) {
    this.upload = upload;
    this.format = format;
  }

  @PostMapping(path = "/api/imports/members", consumes = CsvUpload.TEXT_CSV)
  @Operation(
      summary = "Imports members",
      description =
          "UTF-8 with a header, separated by commas or semicolons; columns in any "
              + "order: member_number, full_name, email, phone, birth_date, enrolled_on, "
              + "account_type, and optionally address, language, agreement, email_consent, "
              + "sms_consent, tier, opening_points. One line per member. A line with an "
              + "error doesn't stop the others. A tier or opening_points also need the scope "
              + "members:opening, or an admin.")
  @ImportAnswers
  void importMembers(HttpServletRequest request, HttpServletResponse response) throws IOException {
    upload.receive(request, format, response);
  }
}
