package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.NeedsProgrammeData;
import io.tierflow.testsupport.ProgrammeData;
import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.http.ApiAnswer;
import io.tierflow.testsupport.http.ApiTest;
import io.tierflow.testsupport.http.MeasuredStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real programme moves in, each file in one request. */
@OnMySql
@NeedsProgrammeData
@Tag("programme")
class ProgrammeImportIT extends ApiTest {

  private static final long ENOUGH = 24L * 1024 * 1024;

  @Test
  void aRealProgrammeComesInCompletelyAndAgainAsDuplicatesOnly() throws IOException {
    assertCounts(imported("members"), 23_570, 0);
    assertCounts(imported("transactions"), 69_659, 0);
    assertCounts(imported("members"), 0, 23_570);
    assertCounts(imported("transactions"), 0, 69_659);

    ApiAnswer proof = get("/api/ledger/proof");
    assertThat(proof.body().path("membersChecked").asLong()).isGreaterThanOrEqualTo(23_570);
    assertThat(proof.body().path("mismatches").asLong()).isZero();
  }

  private ApiAnswer imported(String kind) throws IOException {
    Path file = ProgrammeData.folder().resolve(kind + ".csv");
    try (MeasuredStream stream =
        new MeasuredStream(
            new BufferedInputStream(Files.newInputStream(file)), Files.size(file) / 5)) {
      ApiAnswer answer = upload("/api/imports/" + kind, "text/csv", stream);
      assertThat(stream.growth()).isLessThan(ENOUGH);
      return answer;
    }
  }

  private static void assertCounts(ApiAnswer answer, int accepted, int duplicate) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("accepted").asInt()).isEqualTo(accepted);
    assertThat(answer.body().path("duplicate").asInt()).isEqualTo(duplicate);
    assertThat(answer.body().path("rejected").asInt()).isZero();
  }
}
