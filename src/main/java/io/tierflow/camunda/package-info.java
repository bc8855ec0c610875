/**
 * The process engine as Tierflow configures it. Only this package and those below it use classes
 * that are internal to the engine.
 */
package io.tierflow.camunda;
