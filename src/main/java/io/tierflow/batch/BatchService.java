package io.tierflow.batch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Works the programme through, a page of members at a time. What is done with a page and how far
 * its range has come commit together, so that a page that is interrupted was never taken.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class BatchService {

  private final BatchRepository batches;
  private final BatchRangeRepository ranges;
  private final MemberPageRepository pages;

  BatchService(BatchRepository batches, BatchRangeRepository ranges, MemberPageRepository pages) {
    this.batches = batches;
    this.ranges = ranges;
    this.pages = pages;
  }

  /**
   * Opens a batch for an instance, or hands it over to the instance if the one that carried it out
   * is gone.
   *
   * @param strategy what is done
   * @param name which one of its kind; there is one for each name, for ever
   * @param asOf the day that it is about
   * @param startedBy user who asked for it, or null
   * @param processInstanceId the instance that is to carry it out
   * @param isRunning whether an instance still runs
   * @return whether the instance is to carry it out
   */
  public boolean open(
      BatchStrategy strategy,
      String name,
      LocalDate asOf,
      String startedBy,
      String processInstanceId,
      Predicate<String> isRunning) {
    String kind = strategy.kind();
    Batch batch = batches.openAndLock(kind, name, asOf, startedBy, processInstanceId);
    boolean isNew = batch.processInstanceId().equals(processInstanceId);
    if (batch.isComplete() || !isNew && isRunning.test(batch.processInstanceId())) {
      return false;
    }
    if (isNew) {
      ranges.divide(kind, name, strategy.partitions());
      batches.countMembers(kind, name);
    } else {
      batches.handOver(kind, name, processInstanceId);
    }
    return true;
  }

  /**
   * How many ranges of members a batch has.
   *
   * @param kind what is done
   * @param name which one
   * @return ranges, numbered from 0
   */
  public int partitions(String kind, String name) {
    return ranges.count(kind, name);
  }

  /**
   * Works through the next page of a range.
   *
   * @param strategy what is done
   * @param name which batch
   * @param asOf its day
   * @param partition number of the range, from 0
   * @param afterFailure whether a whole page has failed
   * @return whether the range may have members left
   */
  public boolean takePage(
      BatchStrategy strategy, String name, LocalDate asOf, int partition, boolean afterFailure) {
    return afterFailure
        ? takePageAfterFailure(strategy, name, asOf, partition)
        : takePage(strategy, name, asOf, partition);
  }

  private boolean takePage(BatchStrategy strategy, String name, LocalDate asOf, int partition) {
    int size = strategy.pageSize();
    MemberRange range = ranges.lock(strategy.kind(), name, partition);
    List<String> page = new ArrayList<>();
    int looked = 0;
    List<String> next;
    do {
      next = pages.next(range, size);
      page.addAll(strategy.select(next, asOf));
      looked += next.size();
      range = range.after(next);
    } while (next.size() == size && page.size() < size && looked < strategy.lookAhead());
    long counted = strategy.process(page, name, asOf);
    ranges.advance(
        strategy.kind(), name, partition, range, page.size(), looked - page.size(), counted);
    return next.size() == size;
  }

  private boolean takePageAfterFailure(
      BatchStrategy strategy, String name, LocalDate asOf, int partition) {
    int size = strategy.pageSizeAfterFailure();
    MemberRange range = ranges.lock(strategy.kind(), name, partition);
    List<String> page = pages.next(range, size);
    long counted = strategy.processAfterFailure(page, name, asOf);
    ranges.advance(strategy.kind(), name, partition, range.after(page), page.size(), 0, counted);
    return page.size() == size;
  }

  /**
   * Notes that a member is retried alone, by an instance of its own.
   *
   * @param kind what is done
   * @param name which batch
   * @param processInstanceId the member's instance
   */
  public void addRetried(String kind, String name, String processInstanceId) {
    batches.addRetried(kind, name, processInstanceId);
  }

  /**
   * Marks a batch as complete.
   *
   * @param kind what is done
   * @param name which one
   */
  public void close(String kind, String name) {
    batches.complete(kind, name);
  }

  /**
   * Where a batch stands.
   *
   * @param kind what is done
   * @param name which one
   * @return how far it is, or nothing if it was never opened
   */
  @Transactional(readOnly = true)
  public Optional<Batch> find(String kind, String name) {
    return batches.find(kind, name);
  }

  /**
   * All batches of a kind.
   *
   * @param kind what is done
   * @param page which page
   * @return batches, the newest name first
   */
  @Transactional(readOnly = true)
  public Page<Batch> all(String kind, Pageable page) {
    return new PageImpl<>(batches.newestFirst(kind, page), page, batches.count(kind));
  }
}
