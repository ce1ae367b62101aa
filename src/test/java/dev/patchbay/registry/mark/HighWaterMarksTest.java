package dev.patchbay.registry.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.model.Revision;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.registry.operator.StartRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HighWaterMarksTest {
  @TempDir Path data;
  private final FakeExtent store = new FakeExtent();

  @Test
  void advancedStoreIsAcceptedAndMovesTheMark() throws IOException {
    store.at(new Revision(3)).record("a");
    marks().check();
    store.at(new Revision(5)).record("b");

    marks().check();

    assertThat(file())
        .content()
        .startsWith("store=s1\nrevision=5\naudit_seq=2\naudit_hash=" + store.now().audit().hash());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void storeBehindItsMarkIsRefusedUntilTheMarkIsRemoved() throws IOException {
    store.at(new Revision(5));
    marks().check();
    store.at(new Revision(3));

    refused(
        "The store is at revision 3, but this node has seen 5: it was cut off or replaced by an"
            + " older copy. Restore the store, or remove store-mark-fake.txt from patchbay.data.dir"
            + " to accept the store as it is");
    refused("The store is at revision 3");

    Files.delete(file());
    assertThatCode(() -> marks().check()).doesNotThrowAnyException();
    assertThat(file()).content().contains("revision=3");
  }

  @Test
  void emptyReplacementStoreIsRefused() {
    store.at(new Revision(5));
    marks().check();
    store.called("s2").at(new Revision(9));

    refused("The store is a new or another one: its id is s2, but this node has seen s1");
  }

  @Test
  void cutAuditTrailIsRefused() {
    store.record("a").record("b");
    marks().check();
    store.forgetLast();

    refused("The audit trail ends at record 1, but this node has seen record 2");
  }

  @Test
  void auditTrailWithAnotherEndIsRefused() {
    store.record("a").record("b");
    marks().check();
    store.forgetLast().record("c");

    refused("The audit record 2 differs from the written record");
  }

  @Test
  void auditTrailContinuedFromAnotherRecordIsRefused() {
    store.record("a").record("b");
    marks().check();
    store.forgetLast().record("c").record("d");

    refused("The audit record 2 differs from the written record");
  }

  @Test
  void missingOrChangedLastRecordIsRefusedAtTheFirstStart() {
    store.record("a").record("b").alterLine(2);

    refused("The audit record 2 differs from the written record");

    store.dropLine(2);
    refused("The audit record 2 differs from the written record");
  }

  @Test
  void archivedRecordIsNotRefused() {
    store.record("a");
    marks().check();
    store.record("b").dropLine(1);

    assertThatCode(() -> marks().check()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "store=s1\nrevision=", "\u0000\u0000"})
  void damagedMarkIsRefusedByItsName(String content) throws IOException {
    Files.writeString(file(), content);

    refused("The file store-mark-fake.txt in patchbay.data.dir is empty or damaged");
  }

  @Test
  void markNeverMovesBack() {
    HighWaterMarks marks = marks();
    store.at(new Revision(5));
    marks.check();
    store.at(new Revision(4));

    assertThat(marks.move()).get().asString().startsWith("The store is at revision 4");

    assertThat(file()).content().contains("revision=5");
    store.at(new Revision(6));
    assertThat(marks.move()).isEmpty();
    assertThat(file()).content().contains("revision=6");
  }

  @Test
  void unchangedStoreWritesNoMark() throws IOException {
    HighWaterMarks marks = marks();
    store.at(new Revision(5));
    marks.check();
    Files.delete(file());

    assertThat(marks.move()).isEmpty();

    assertThat(file()).doesNotExist();
  }

  private void refused(String sentence) {
    assertThatExceptionOfType(StartRefusal.class)
        .isThrownBy(() -> marks().check())
        .withMessageContaining(sentence);
  }

  private HighWaterMarks marks() {
    return new HighWaterMarks(store, new DataDirectory(data));
  }

  private Path file() {
    return data.resolve("store-mark-fake.txt");
  }
}
