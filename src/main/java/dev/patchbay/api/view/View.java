package dev.patchbay.api.view;

/**
 * A JSON shape of REST. Being a type of ours it is written by {@link ViewWriter}, and no JSON
 * binding of the server is ever asked.
 */
public interface View {}
