package dev.patchbay.api.view;

/**
 * Marker of the JSON shapes of REST. {@link ViewWriter} writes them, so that the server's JSON
 * binding is never used.
 */
public interface View {}
