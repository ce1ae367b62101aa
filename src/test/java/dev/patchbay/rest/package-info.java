/**
 * The REST interface as its callers see it, on the real server: conversations through one client
 * that holds every answer against the OpenAPI document.
 */
package dev.patchbay.rest;
