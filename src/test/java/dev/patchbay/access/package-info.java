/** Access control, tested on the real server in secure mode. */
package dev.patchbay.access;
