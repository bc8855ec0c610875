package io.tierflow.policy;

import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the words of the policy as rows, so that SQL can join them: each tier that there ever was,
 * with its rank today, and the kinds of today.
 */
@Repository
public class VocabularyRepository implements VocabularySource {

  private static final Fact<Vocabulary> CURRENT = new Fact<>("vocabulary");
  private static final String KEY = "";

  private final JdbcClient database;

  VocabularyRepository(JdbcClient database) {
    this.database = database;
  }

  @Override
  public Vocabulary current() {
    return TransactionFacts.recallOr(CURRENT, KEY, this::read);
  }

  private Vocabulary read() {
    List<Word> words =
        database
            .sql(
                """
                select 'tier' as list, code, ladder_rank as place from tier
                where ladder_rank is not null
                union all
                select 'kind', code, position_number from activity_kind
                order by list, place
                """)
            .query((row, number) -> new Word(row.getString("list"), row.getString("code")))
            .list();
    return new Vocabulary(TierLadder.of(codes(words, "tier")), codes(words, "kind"));
  }

  private static List<String> codes(List<Word> words, String list) {
    return words.stream().filter(word -> word.list.equals(list)).map(Word::code).toList();
  }

  /**
   * Puts other words into effect. A tier that is gone keeps its row, without a rank.
   *
   * @param vocabulary the words from now on
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void replace(Vocabulary vocabulary) {
    if (vocabulary.equals(current())) {
      return;
    }
    TransactionFacts.forget(CURRENT, KEY);
    database.sql("update tier set ladder_rank = null").update();
    int rank = 0;
    for (String code : vocabulary.ladder().codes()) {
      rank(code, rank++);
    }
    database.sql("delete from activity_kind").update();
    int position = 0;
    for (String kind : vocabulary.kinds()) {
      database
          .sql("insert into activity_kind (code, position_number) values (?, ?)")
          .params(kind, position++)
          .update();
    }
  }

  private void rank(String code, int rank) {
    int known =
        database.sql("update tier set ladder_rank = ? where code = ?").params(rank, code).update();
    if (known == 0) {
      database
          .sql("insert into tier (code, ladder_rank) values (?, ?)")
          .params(code, rank)
          .update();
    }
  }

  private record Word(String list, String code) {}
}
