/** Who may do what, tried on the real server in secure mode. */
package dev.patchbay.access;
