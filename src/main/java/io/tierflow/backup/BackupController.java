package io.tierflow.backup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.web.ConflictApiResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Backups over HTTP. */
@RestController
@Tag(name = "Backups")
class BackupController {

  private final EmbeddedBackup backup;

  BackupController(EmbeddedBackup backup) {
    this.backup = backup;
  }

  @PostMapping("/api/backups")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Back up the embedded database while it is in use",
      description = "The file is written on the server, below tierflow.backup.folder.")
  @ApiResponse(responseCode = "201", description = "The backup.")
  @ConflictApiResponse("The database runs on a server, which bin/backup-mysql backs up.")
  Backup take() {
    return backup.take();
  }
}
