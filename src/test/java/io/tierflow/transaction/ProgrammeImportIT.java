package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.database.OnMySql;
import io.tierflow.doors.Answer;
import io.tierflow.doors.DoorsTest;
import io.tierflow.doors.MeasuredStream;
import io.tierflow.needs.NeedsProgrammeData;
import io.tierflow.needs.ProgrammeData;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A real programme moves in, each file in one request. */
@OnMySql
@NeedsProgrammeData
class ProgrammeImportIT extends DoorsTest {

  private static final long ENOUGH = 24L * 1024 * 1024;

  @Test
  void aRealProgrammeComesInCompletelyAndAgainAsDuplicatesOnly() throws IOException {
    assertCounts(imported("members"), 23_570, 0);
    assertCounts(imported("transactions"), 69_659, 0);
    assertCounts(imported("members"), 0, 23_570);
    assertCounts(imported("transactions"), 0, 69_659);

    Answer proof = get("/api/ledger/proof");
    assertThat(proof.body().path("membersChecked").asLong()).isGreaterThanOrEqualTo(23_570);
    assertThat(proof.body().path("mismatches").asLong()).isZero();
  }

  private Answer imported(String kind) throws IOException {
    Path file = ProgrammeData.folder().resolve(kind + ".csv");
    try (MeasuredStream stream =
        new MeasuredStream(
            new BufferedInputStream(Files.newInputStream(file)), Files.size(file) / 5)) {
      Answer answer = upload("/api/imports/" + kind, "text/csv", stream);
      assertThat(stream.growth()).isLessThan(ENOUGH);
      return answer;
    }
  }

  private static void assertCounts(Answer answer, int accepted, int duplicate) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("accepted").asInt()).isEqualTo(accepted);
    assertThat(answer.body().path("duplicate").asInt()).isEqualTo(duplicate);
    assertThat(answer.body().path("rejected").asInt()).isZero();
  }
}
