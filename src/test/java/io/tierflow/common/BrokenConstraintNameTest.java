package io.tierflow.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataIntegrityViolationException;

/** What each database says of a broken constraint, and the name that the log takes from it. */
@ExtendWith(OutputCaptureExtension.class)
class BrokenConstraintNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      textBlock =
          """
          Cannot add or update a child row: a foreign key constraint fails (`tierflow_1`.`voucher`, CONSTRAINT `fk_voucher_member` FOREIGN KEY (`member_id`) REFERENCES `member` (`id`)) | fk_voucher_member
          Check constraint 'member_of_no_club' is violated. | member_of_no_club
          CONSTRAINT `member_of_no_club` failed for `tierflow_1`.`member` | member_of_no_club
          Duplicate entry 'R1' for key 'loyalty_transaction.uq_transaction_id' | uq_transaction_id
          Duplicate entry 'R1' for key 'uq_transaction_id' | uq_transaction_id
          Column 'full_name' cannot be null | full_name
          Data too long for column 'full_name' at row 1 | full_name
          Referential integrity constraint violation: "FK_VOUCHER_MEMBER: PUBLIC.VOUCHER FOREIGN KEY(MEMBER_ID) REFERENCES PUBLIC.MEMBER(ID) (7)" | FK_VOUCHER_MEMBER
          Check constraint violation: "MEMBER_OF_NO_CLUB: " | MEMBER_OF_NO_CLUB
          NULL not allowed for column "FULL_NAME" | FULL_NAME
          """)
  void theLogNamesTheConstraintAndNothingElse(String said, String name, CapturedOutput output) {
    SQLException refusal = new SQLException(said, "23000", 1);

    BrokenConstraint.log(new DataIntegrityViolationException("insert", refusal), "A test");

    assertThat(output.getOut()).contains("A test broke the constraint " + name + " (SQL state");
  }
}
