package io.tierflow.testsupport.oracle.tierlife;

import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.deployment.TableFile;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.BeanFactory;

/** The members of an application with its engine, models and database, from day to day. */
final class RunningProgramme implements LifeProgramme {

  private static final LocalTime TERMS = LocalTime.of(4, 0);
  private static final LocalTime REVIEWS = LocalTime.of(10, 0);
  private static final LocalTime ARRIVALS = LocalTime.of(23, 50);
  private static final LocalTime GRANTS = LocalTime.of(23, 52);
  private static final LocalTime UPGRADES = LocalTime.of(23, 55);

  private final AdjustableClock clock;
  private final RepositoryService repository;
  private final LifeTableFiles tables;
  private final RunningArrivals arrivals;
  private final RunningFlows flows;
  private final RunningStandings standings;

  RunningProgramme(LifePolicy policy, List<LifePlan> plans, BeanFactory application) {
    this.clock = application.getBean(AdjustableClock.class);
    this.repository = application.getBean(RepositoryService.class);
    this.tables = new LifeTableFiles(policy);
    this.arrivals = new RunningArrivals(plans, application);
    this.flows = new RunningFlows(plans, application);
    this.standings = new RunningStandings(application);
    at(LifePlan.FIRST, LocalTime.MIDNIGHT);
    arrivals.agreements();
    deploy(tables.lasting());
    deploy(tables.ofTerms());
    arrivals.enrol();
  }

  private void at(LocalDate day, LocalTime time) {
    clock.set(day.atTime(time).atZone(LifePlan.ZONE).toInstant().toString());
  }

  private void deploy(List<TableFile> files) {
    DeploymentBuilder deployment = repository.createDeployment().name("life of tiers");
    files.forEach(
        file ->
            deployment.addInputStream(file.key() + ".dmn", new ByteArrayInputStream(file.bytes())));
    deployment.deploy();
  }

  @Override
  public void changeTerms(LocalDate day) {
    at(day, TERMS);
    deploy(tables.ofTerms());
  }

  @Override
  public void renew(LocalDate day, LocalTime time) {
    at(day, time);
    flows.renew(day);
  }

  @Override
  public void decideReviews(LocalDate day) {
    at(day, REVIEWS);
    flows.decideReviews(day);
  }

  @Override
  public List<String> arrive(LocalDate day) {
    at(day, ARRIVALS);
    arrivals.transactions(day);
    at(day, GRANTS);
    return arrivals.grants(day);
  }

  @Override
  public void upgrade(List<String> numbers, LocalDate day) {
    at(day, UPGRADES);
    flows.upgrade(numbers, day);
  }

  @Override
  public Map<String, LifeStanding> standings() {
    return standings.read();
  }
}
