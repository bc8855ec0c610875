package io.tierflow.benchmark;

import io.tierflow.benchmark.GeneratedMember.Purchase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes generated members and their purchases as the files that the imports take. */
final class ProgrammeCsv {

  private ProgrammeCsv() {}

  /** Writes both files; how many purchases there are. */
  static long write(ProgrammeGenerator programme, Path members, Path transactions)
      throws IOException {
    Files.createDirectories(members.toAbsolutePath().getParent());
    long[] purchases = {0};
    try (BufferedWriter people = Files.newBufferedWriter(members);
        BufferedWriter bought = Files.newBufferedWriter(transactions)) {
      people.write("member_number,full_name,email,phone,birth_date,enrolled_on,account_type\n");
      bought.write("transaction_id,member_number,kind,amount,currency,occurred_at\n");
      programme.stream()
          .forEach(
              member -> {
                write(people, line(member));
                member
                    .purchases()
                    .forEach(purchase -> write(bought, line(member.memberNumber(), purchase)));
                purchases[0] += member.purchases().size();
              });
    }
    return purchases[0];
  }

  private static String line(GeneratedMember member) {
    String number = member.memberNumber();
    return "%s,Customer %s,%s@example.com,+12025550100,,%s,INDIVIDUAL\n"
        .formatted(number, number, number.toLowerCase(), member.enrolledOn());
  }

  private static String line(String memberNumber, Purchase purchase) {
    return "%s,%s,PURCHASE,%s,USD,%s\n"
        .formatted(
            purchase.transactionId(),
            memberNumber,
            purchase.amount().toPlainString(),
            purchase.occurredAt());
  }

  private static void write(BufferedWriter file, String line) {
    try {
      file.write(line);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
