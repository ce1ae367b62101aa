package dev.patchbay.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bearer token of a request: {@code Authorization: Bearer} only (RFC 6750 section 2.1), sent
 * exactly once.
 */
final class BearerToken {
  private static final int LONGEST = 8 * 1024;
  private static final Pattern FORM =
      Pattern.compile("bearer +([A-Za-z0-9._~+/-]+=*)", Pattern.CASE_INSENSITIVE);

  private BearerToken() {}

  static Optional<String> of(HttpServletRequest request) {
    return find(Collections.list(request.getHeaders("Authorization")));
  }

  static Optional<String> find(List<String> headers) {
    if (headers.size() != 1 || headers.get(0).length() > LONGEST) {
      return Optional.empty();
    }
    var form = FORM.matcher(headers.get(0));
    return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
  }
}
