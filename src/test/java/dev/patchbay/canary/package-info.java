/**
 * Secrets planted by tests, the recorded output of servers under test, and the search for the
 * secrets in it. Every test may import it; it imports nothing of ours but the settings of a
 * deployment.
 */
package dev.patchbay.canary;
