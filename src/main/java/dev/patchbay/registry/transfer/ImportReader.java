package dev.patchbay.registry.transfer;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.operator.Settings;
import dev.patchbay.registry.secret.CarriedSecrets;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.SourceFiles;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Reads the lines of an export into validated projects. Changes nothing. */
@SingletonBean
public class ImportReader {
  private final DescriptorReader descriptors;
  private final SourceFiles files;
  private final CarriedSecrets secrets;
  private final Settings settings;

  @Inject
  public ImportReader(
      DescriptorReader descriptors, SourceFiles files, CarriedSecrets secrets, Settings settings) {
    this.descriptors = descriptors;
    this.files = files;
    this.secrets = secrets;
    this.settings = settings;
  }

  /**
   * Fails with JSON_ERROR, VALIDATION_ERROR or TOO_LARGE, and with PROJECT_NOT_FOUND for a project
   * that the caller may not see.
   */
  public List<ImportedProject> read(Caller caller, ImportLines lines) {
    ContentParser contents = new ContentParser(caller.tenant(), descriptors, files, secrets);
    ImportParser reading = new ImportParser(caller.tenant(), contents, settings.mostConnectors());
    for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
      reading.accept(line.get());
    }
    List<ImportedProject> projects = reading.finished();
    if (!projects.stream().allMatch(project -> caller.mayKnow(project.id()))) {
      throw MCPRuntimeException.noSuchProject();
    }
    return projects;
  }
}
