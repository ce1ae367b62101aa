package dev.patchbay.api.access;

import dev.patchbay.api.view.View;
import dev.patchbay.registry.access.ApiKey;
import java.util.List;

/** The answer of {@code GET /keys}. */
public record KeysView(List<KeyView> keys) implements View {

  public static KeysView of(List<ApiKey> keys) {
    return new KeysView(keys.stream().map(KeyView::of).toList());
  }
}
