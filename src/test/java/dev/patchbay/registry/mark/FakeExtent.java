package dev.patchbay.registry.mark;

import dev.patchbay.model.Revision;
import dev.patchbay.registry.audit.AuditChain;
import dev.patchbay.registry.audit.AuditRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store extent that a test can advance and set back. */
public final class FakeExtent implements StoreExtent {
  private final Map<Long, AuditChain.Link> links = new TreeMap<>();
  private String id = "s1";
  private Revision revision = Revision.NONE;
  private AuditChain end = AuditChain.BEGINNING;

  public FakeExtent called(String newId) {
    id = newId;
    return this;
  }

  public FakeExtent at(Revision newRevision) {
    revision = newRevision;
    return this;
  }

  public FakeExtent record(String object) {
    AuditChain.Link link = end.add(Optional.empty(), entry(object));
    links.put(link.chain().seq(), link);
    end = link.chain();
    return this;
  }

  public FakeExtent forgetLast() {
    AuditChain.Link last = links.remove(end.seq());
    end = AuditChain.ahead(last.line()).orElseThrow();
    return this;
  }

  public FakeExtent dropLine(long seq) {
    links.remove(seq);
    return this;
  }

  public FakeExtent alterLine(long seq) {
    links.computeIfPresent(
        seq,
        (same, link) ->
            new AuditChain.Link(link.line().replace("bootstrap", "somethingElse"), link.chain()));
    return this;
  }

  private static AuditRecord entry(String object) {
    return new AuditRecord(
        Instant.EPOCH,
        "bootstrap",
        Optional.empty(),
        "KeyCreated",
        object,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        AuditRecord.Outcome.DONE,
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public String kind() {
    return "fake";
  }

  @Override
  public HighWaterMark now() {
    return new HighWaterMark(id, revision, end);
  }

  @Override
  public Optional<String> auditLine(long seq) {
    return Optional.ofNullable(links.get(seq)).map(AuditChain.Link::line);
  }
}
