package io.tierflow.csv;

/**
 * What became of a file's lines; header and blank lines do not count.
 *
 * @param accepted lines that were new and are recorded
 * @param duplicate lines that were there already, with the same content
 * @param rejected lines that could not be accepted
 */
public record ImportCounts(long accepted, long duplicate, long rejected) {

  static final ImportCounts NONE = new ImportCounts(0, 0, 0);

  ImportCounts and(LineOutcome outcome) {
    return switch (outcome.state()) {
      case ACCEPTED -> new ImportCounts(accepted + 1, duplicate, rejected);
      case DUPLICATE -> new ImportCounts(accepted, duplicate + 1, rejected);
      case REJECTED -> new ImportCounts(accepted, duplicate, rejected + 1);
    };
  }
}
