/**
 * Measurements: programs that print figures and assert nothing. Each runs on the tests' class path
 * ({@code mvn verify -DskipTests dependency:build-classpath} prints the libraries), with JDK 17 or
 * newer.
 */
package dev.patchbay.bench;
