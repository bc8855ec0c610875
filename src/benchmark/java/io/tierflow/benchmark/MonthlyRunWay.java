package io.tierflow.benchmark;

import io.tierflow.workflow.monthlyrun.MonthlyRunService;

/** The product's monthly run, from the request until it has closed itself. */
final class MonthlyRunWay extends BatchWay {

  MonthlyRunWay(RunningTierflow tierflow) {
    super(tierflow);
  }

  @Override
  public String key() {
    return "a";
  }

  @Override
  public String description() {
    return "Tierflow's monthly run, by job executor";
  }

  @Override
  void start(RunningTierflow tierflow, Month month) {
    tierflow.bean(MonthlyRunService.class).start(month.month(), "benchmark");
  }

  @Override
  String query() {
    return "select count(*) > 0 and min(state) = 'COMPLETED' from batch where kind = 'monthly-run'";
  }
}
