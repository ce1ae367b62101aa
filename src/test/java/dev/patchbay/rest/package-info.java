/**
 * The REST interface on the real server: conversations through one client that validates every
 * answer against the OpenAPI document.
 */
package dev.patchbay.rest;
