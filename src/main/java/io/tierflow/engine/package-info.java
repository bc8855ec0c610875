/**
 * The process engine as Tierflow runs it: settings and hardening, the deployment of a release's
 * models, and the decision tables.
 */
package io.tierflow.engine;
