/**
 * One tenant attacks a server while another one reads: counted in the build ({@code
 * NeighbourUnderAttackIT}) and timed by hand ({@code Soak}). Imports the clients of the other
 * tests.
 */
@org.jspecify.annotations.NullMarked
package dev.patchbay.soak;
