package io.tierflow.portal.join;

import io.tierflow.common.JdbcTime;
import io.tierflow.member.Enrolment;
import io.tierflow.member.EnrolmentListener;
import io.tierflow.portal.JoinSettings;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Uses a request to join up in the very transaction that enrols its member, so that neither is
 * there without the other.
 */
@Component
class JoinEnrolments implements EnrolmentListener {

  private final JoinRequestRows requests;
  private final JdbcClient database;
  private final ObjectProvider<JoinListener> listeners;
  private final JoinSettings settings;

  JoinEnrolments(
      JoinRequestRows requests,
      JdbcClient database,
      ObjectProvider<JoinListener> listeners,
      JoinSettings settings) {
    this.requests = requests;
    this.database = database;
    this.listeners = listeners;
    this.settings = settings;
  }

  /** Who confirms is enrolled alone; files of members are not asked about. */
  @Override
  public void enrolled(List<Enrolment> enrolments) {
    if (settings.enabled() && enrolments.size() == 1) {
      requests.findByMember(enrolments.get(0).memberNumber()).ifPresent(this::joined);
    }
  }

  private void joined(JoinRequestRows.Waiting request) {
    JoinApplication application = request.application();
    database
        .sql("insert into accepted_terms (member_number, version, accepted_at) values (?, ?, ?)")
        .params(
            request.memberNumber(), application.termsVersion(), JdbcTime.of(application.accepted()))
        .update();
    listeners
        .orderedStream()
        .forEach(
            listener ->
                listener.joined(
                    request.memberNumber(), application.referralCode(), application.named()));
    requests.end(request.joinId());
  }
}
