/**
 * Secrets that tests plant, what the servers under test let out, and the search of the one for the
 * other. Every test may import it; it imports nothing of ours but the settings of a deployment.
 */
package dev.patchbay.canary;
