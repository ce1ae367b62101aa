package dev.patchbay.api.view;

import dev.patchbay.registry.source.FailedFile;
import java.util.List;

/** A descriptor that was rejected. */
public record FailedFileView(String connector, String file, List<ProblemView> errors) {
  public static List<FailedFileView> all(List<FailedFile> failed) {
    return failed.stream()
        .map(
            file ->
                new FailedFileView(file.connector(), file.file(), ProblemView.all(file.errors())))
        .toList();
  }
}
