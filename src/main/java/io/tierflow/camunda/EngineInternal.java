package io.tierflow.camunda;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that uses internals of Camunda, which may change with any release. The list of all
 * of them is docs/architecture/engine-internals.md, which also names the release that they were
 * written against.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface EngineInternal {

  /** Why the public API does not suffice, in one sentence. */
  String why();

  /** What would take its place if the internal were gone, in one sentence. */
  String replacement();

  /**
   * What is used besides Java types: tables, such as {@code ACT_RU_JOB}; private fields that are
   * read by name, such as {@code org.example.Type#field}; or what the webapps send to browsers.
   */
  String[] also() default {};
}
