package dev.patchbay.api.answer;

import dev.patchbay.model.Revision;
import java.util.LinkedHashMap;
import java.util.Map;

/** Headers that an answer has in every form, including 304 (RFC 9110 section 15.4.5). */
public final class AnswerHeaders {
  /** The revision up to which a read is complete, or the revision of a change. */
  public static final String REVISION = "X-Patchbay-Revision";

  private AnswerHeaders() {}

  static Map<String, String> of(RepresentationSelection selection, Revision shown) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ETag", selection.etag());
    headers.put(REVISION, shown.toString());
    headers.put("Vary", "Accept, Accept-Encoding, Authorization, X-Tenant-ID");
    headers.put("Cache-Control", "private, no-cache");
    if (!selection.notModified()) {
      selection.encoding().ifPresent(encoding -> headers.put("Content-Encoding", encoding));
    }
    return headers;
  }
}
