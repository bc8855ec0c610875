package io.tierflow.testsupport.core;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test of classes that decide, without Spring and without a database. Mutation testing runs these
 * tests alone, so it is known of each how much it notices.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("core")
@net.jqwik.api.Tag("core")
public @interface CoreTest {}
