package dev.patchbay.api.answer;

import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that an answer has in every form, also as 304 (RFC 9110 section 15.4.5). */
public final class AnswerHeaders {
  /** At which revision what is answered is, or what was changed. */
  public static final String REVISION = "X-Patchbay-Revision";

  private AnswerHeaders() {}

  static Map<String, String> of(Selection selection) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ETag", selection.etag());
    headers.put(REVISION, selection.answer().stamp().revision().toString());
    headers.put("Vary", "Accept, Accept-Encoding, Authorization, X-Tenant-ID");
    headers.put("Cache-Control", "private, no-cache");
    if (!selection.notModified()) {
      selection.encoding().ifPresent(encoding -> headers.put("Content-Encoding", encoding));
    }
    return headers;
  }
}
