package io.tierflow.member.agreement;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.PageResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps which agreements there are, and on which days each is valid. */
@Service
public class AgreementService {

  private final AgreementRepository agreements;
  private final AuditTrail trail;

  AgreementService(AgreementRepository agreements, AuditTrail trail) {
    this.agreements = agreements;
    this.trail = trail;
  }

  /**
   * The agreements.
   *
   * @param page which page
   * @return each with all its periods and the gaps between them, in the order of their codes
   */
  @Transactional(readOnly = true)
  public PageResponse<AgreementView> agreements(PageRequest page) {
    Page<String> codes = agreements.codes(page);
    Map<String, List<Agreement>> rows =
        agreements.of(codes.getContent()).stream()
            .collect(Collectors.groupingBy(Agreement::getCode));
    return PageResponse.of(
        new PageImpl<>(
            codes.getContent().stream().map(code -> AgreementView.of(rows.get(code))).toList(),
            page,
            codes.getTotalElements()));
  }

  /**
   * Records a period of an agreement. One that begins on the same day is given the name and the end
   * that are said now.
   *
   * @param given the period, its constraints fulfilled
   * @return the agreement with all its periods, and whether this one was not there before
   * @throws InvalidInputException if a text or a day can't be accepted
   * @throws ConflictException if the agreement is valid on some of the days already
   */
  @Transactional
  public RecordedAgreement record(AgreementTerms given) {
    AgreementTerms terms = AgreementValidator.checked(given);
    List<Agreement> present = locked(terms.code());
    requireNoOverlap(terms, present);
    Agreement same =
        present.stream().filter(each -> beginsAlike(each, terms)).findFirst().orElse(null);
    Agreement period = same == null ? new Agreement(terms.code(), terms.validFrom()) : same;
    if (period.change(terms.name(), terms.validTo())) {
      trail.record(
          AuditAction.AGREEMENT_CHANGED, terms.code(), "Valid %s.".formatted(terms.days()));
    }
    if (same == null) {
      agreements.saveAndFlush(period);
    }
    Stream<Agreement> rows =
        same == null ? Stream.concat(present.stream(), Stream.of(period)) : present.stream();
    return new RecordedAgreement(
        AgreementView.of(
            rows.sorted((one, other) -> one.getDays().from().compareTo(other.getDays().from()))
                .toList()),
        same == null);
  }

  /** All periods of a code; nobody else changes or adds one until the transaction ends. */
  private List<Agreement> locked(String code) {
    if (agreements.toChange(code).isEmpty()) {
      agreements.reserve(code);
    }
    // Whoever was waited for may have added one.
    return agreements.toChange(code);
  }

  /** Makes codes known that came with members: valid from ever, until somebody says more. */
  @Transactional(propagation = Propagation.MANDATORY)
  void registerUnknown(Collection<String> codes) {
    for (String code : unknown(codes)) {
      agreements.reserve(code);
      // Whoever was waited for may have recorded it.
      if (!unknown(List.of(code)).isEmpty()) {
        agreements.register(code, ProgrammeCalendar.EARLIEST);
      }
    }
  }

  /** Members get only what there is. */
  void requireKnown(Collection<String> codes) {
    unknown(codes).stream()
        .findFirst()
        .ifPresent(
            code -> {
              throw new InvalidInputException(
                  "periods",
                  "There is no agreement %s; accepted: the code of an agreement that is recorded."
                      .formatted(code));
            });
  }

  /** Those that there are not, in order. */
  private SortedSet<String> unknown(Collection<String> codes) {
    SortedSet<String> unknown = new TreeSet<>(codes);
    if (!unknown.isEmpty()) {
      agreements.known(unknown).forEach(unknown::remove);
    }
    return unknown;
  }

  private static void requireNoOverlap(AgreementTerms terms, List<Agreement> present) {
    present.stream()
        .filter(each -> !beginsAlike(each, terms))
        .map(Agreement::getDays)
        .filter(days -> days.overlaps(terms.days()))
        .findFirst()
        .ifPresent(
            days -> {
              throw new ConflictException(
                  "The agreement %s is valid %s already; its periods must not overlap."
                      .formatted(terms.code(), days));
            });
  }

  private static boolean beginsAlike(Agreement period, AgreementTerms terms) {
    return period.getDays().from().equals(terms.validFrom());
  }
}
