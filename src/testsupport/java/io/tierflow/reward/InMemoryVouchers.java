package io.tierflow.reward;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

/** Vouchers in memory. */
public final class InMemoryVouchers extends InMemoryRepository<Voucher, String>
    implements VoucherRepository {

  public InMemoryVouchers(InMemoryStore store) {
    super(store, Voucher.class);
  }

  /**
   * A voucher of 10 for points, which no store keeps.
   *
   * @param memberNumber whose
   */
  public static Voucher boughtBy(String memberNumber) {
    return new Voucher(
        memberNumber,
        new VoucherGrant(VoucherOrigin.POINTS, BigDecimal.TEN, 9, null, null, null, "Bought."),
        Instant.EPOCH);
  }

  @Override
  public Optional<String> memberOf(String code) {
    return lockByCode(code).map(Voucher::getMemberNumber);
  }

  @Override
  public Optional<Voucher> lockByCode(String code) {
    return queried().stream().filter(voucher -> voucher.getCode().equals(code)).findFirst();
  }

  @Override
  public Optional<Voucher> lockById(String voucherId) {
    return queried().stream()
        .filter(voucher -> voucher.getVoucherId().equals(voucherId))
        .findFirst();
  }

  @Override
  public List<Voucher> findByProcessInstanceIdAndOrigin(
      String processInstanceId, VoucherOrigin origin) {
    return queried().stream()
        .filter(voucher -> processInstanceId.equals(voucher.getProcessInstanceId()))
        .filter(voucher -> voucher.getOrigin() == origin)
        .toList();
  }

  @Override
  public List<ExpiringVoucher> expiring(
      Collection<String> memberNumbers, LocalDate from, LocalDate to) {
    return queried().stream()
        .filter(voucher -> memberNumbers.contains(voucher.getMemberNumber()))
        .filter(voucher -> voucher.getState() == VoucherState.ISSUED)
        .filter(voucher -> !voucher.getExpiresOn().isBefore(from))
        .filter(voucher -> !voucher.getExpiresOn().isAfter(to))
        .sorted(
            Comparator.comparing(Voucher::getMemberNumber)
                .thenComparing(Voucher::getExpiresOn)
                .thenComparing(Voucher::getVoucherId))
        .map(
            voucher ->
                new ExpiringVoucher(
                    voucher.getMemberNumber(),
                    voucher.getVoucherId(),
                    voucher.getAmount(),
                    voucher.getExpiresOn()))
        .toList();
  }

  @Override
  public Page<Voucher> newestFirst(String memberNumber, Pageable page) {
    return page(
        queried().stream()
            .filter(voucher -> voucher.getMemberNumber().equals(memberNumber))
            .sorted(
                Comparator.comparing(Voucher::getCreatedAt)
                    .reversed()
                    .thenComparing(Voucher::getVoucherId))
            .toList(),
        page);
  }

  @Override
  public long countUsable(String memberNumber, LocalDate today) {
    return queried().stream()
        .filter(voucher -> voucher.getMemberNumber().equals(memberNumber))
        .filter(voucher -> voucher.getState() == VoucherState.ISSUED && !voucher.isExpired(today))
        .count();
  }
}
