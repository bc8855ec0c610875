package io.tierflow.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Java and JDBC without an engine: so many members in each transaction, read set by set, written in
 * batches.
 */
final class HandWritten implements Way {

  private final String key;
  private final BenchmarkDatabase database;
  private final int pageSize;
  private final int threads;
  private final Queue<Long> nanosPerPage = new ConcurrentLinkedQueue<>();

  HandWritten(String key, BenchmarkDatabase database, int pageSize, int threads) {
    this.key = key;
    this.database = database;
    this.pageSize = pageSize;
    this.threads = threads;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String description() {
    return "hand-written JDBC, %s per transaction, %s"
        .formatted(
            pageSize == 1 ? "one member" : pageSize + " members",
            threads == 1 ? "one thread" : threads + " threads");
  }

  @Override
  public BenchmarkDatabase database() {
    return database;
  }

  @Override
  public void begin() {
    nanosPerPage.clear();
  }

  /** How long each transaction took in the last run, in nanoseconds. */
  List<Long> nanosPerPage() {
    return List.copyOf(nanosPerPage);
  }

  @Override
  public void run(Month month) throws SQLException {
    Queue<List<String>> pages = new ConcurrentLinkedQueue<>(pages());
    if (threads == 1) {
      take(pages, month);
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        workers.add(
            pool.submit(
                () -> {
                  take(pages, month);
                  return null;
                }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    } finally {
      pool.shutdown();
    }
  }

  private List<List<String>> pages() throws SQLException {
    List<String> numbers = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select member_number from member where status = 'ACTIVE' order by member_number")) {
      while (row.next()) {
        numbers.add(row.getString(1));
      }
    }
    List<List<String>> pages = new ArrayList<>();
    for (int from = 0; from < numbers.size(); from += pageSize) {
      pages.add(numbers.subList(from, Math.min(from + pageSize, numbers.size())));
    }
    return pages;
  }

  private void take(Queue<List<String>> pages, Month month) throws SQLException {
    try (Connection connection = database.connect();
        PageOfMembers reader = new PageOfMembers(connection);
        HandWrittenRows rows = new HandWrittenRows(connection)) {
      for (List<String> page = pages.poll(); page != null; page = pages.poll()) {
        long start = System.nanoTime();
        for (PageOfMembers.MemberAtHand member : reader.lock(page, month)) {
          new HandWrittenUpgrade(reader, rows, month, member).take();
        }
        rows.flush();
        connection.commit();
        nanosPerPage.add(System.nanoTime() - start);
      }
    }
  }
}
