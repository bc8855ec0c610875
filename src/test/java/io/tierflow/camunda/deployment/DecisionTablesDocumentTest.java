package io.tierflow.camunda.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.TierflowApplication;
import io.tierflow.policy.InputColumn;
import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableContracts;
import io.tierflow.testsupport.database.OnH2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * docs/decision-tables.md is written from the contracts. {@code mvn test
 * -Dtest=DecisionTablesDocumentTest -Dtierflow.docs.write=true} writes it anew.
 */
@SpringBootTest(classes = TierflowApplication.class)
@OnH2
class DecisionTablesDocumentTest {

  private static final Path DOCUMENT = Path.of("docs/decision-tables.md");

  @Autowired private TableContracts contracts;

  @Test
  void theDocumentSaysWhatTheContractsSay() throws IOException {
    String document = document();
    if (Boolean.getBoolean("tierflow.docs.write")) {
      Files.writeString(DOCUMENT, document);
    }

    assertThat(DOCUMENT).hasContent(document);
  }

  private String document() {
    StringBuilder text =
        new StringBuilder(
            """
            # Decision tables

            The inputs and outputs that each table may and must have. This page is generated from the contracts in the code.
            A deployment that violates one is refused, with table, row, column and what is accepted.

            - Write texts in straight quotes, and numbers without separators, with a point before decimals.
            - An empty input cell accepts every value. If an input may be missing, its cells must say so: write `null` where
              a missing value should match.
            - In a table whose first matching row counts, every combination of inputs must be covered.
            - An annotation has at most 500 characters. It is the reason that people read.
            - Input columns that a table doesn't need may be left out, and so may outputs in *italics*.
            """);
    contracts.current().all().forEach(contract -> write(contract, text));
    return text.toString();
  }

  private static void write(TableContract contract, StringBuilder text) {
    text.append("\n## %s\n\n".formatted(contract.title()))
        .append(
            "File `dmn/%1$s.dmn`, decision `%1$s`, hit policy `%2$s`. %3$s\n\n"
                .formatted(contract.key(), contract.hitPolicy(), contract.purpose()))
        .append("| input | what it is | accepted | may be missing |\n|---|---|---|---|\n");
    for (InputColumn input : contract.inputs()) {
      text.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  input.name(),
                  input.meaning(),
                  input.accepted(),
                  input.mayBeMissing() ? "yes" : ""));
    }
    text.append("\n| output | what it does | accepted |\n|---|---|---|\n");
    for (OutputColumn output : contract.outputs()) {
      String name = "`%s`".formatted(output.name());
      text.append(
          "| %s | %s | %s |\n"
              .formatted(
                  output.optional() ? "*%s*".formatted(name) : name,
                  output.meaning(),
                  output.accepted()));
    }
  }
}
