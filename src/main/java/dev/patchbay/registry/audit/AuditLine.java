package dev.patchbay.registry.audit;

import dev.patchbay.model.JsonString;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.json.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * An audit record as one line of JSON in its chain. Members have a fixed order, so equal records
 * give equal lines.
 *
 * @param seq grows by one from line to line
 * @param of the {@code seq} of the pending record whose outcome this record states
 */
public record AuditLine(long seq, Optional<Long> of, AuditRecord record) {

  /** The line without the hash that {@link AuditChain} puts in front. */
  String members() {
    StringJoiner members = new StringJoiner(",");
    of.ifPresent(intent -> members.add("\"of\":" + intent));
    add(members, "at", Optional.of(record.at()));
    add(members, "actor", Optional.of(record.actor()));
    add(members, "tenant", record.tenant());
    add(members, "action", Optional.of(record.action()));
    add(members, "object", Optional.of(record.object()));
    add(members, "project", record.project());
    add(members, "address", record.address());
    add(members, "correlation_id", record.correlationId());
    add(members, "outcome", Optional.of(record.outcome().name().toLowerCase(Locale.ROOT)));
    add(members, "before", record.before());
    add(members, "after", record.after());
    return members.toString();
  }

  private static void add(StringJoiner members, String name, Optional<?> value) {
    value.ifPresent(each -> members.add("\"" + name + "\":" + JsonString.quote(each.toString())));
  }

  /** Parses a line; empty when it is not a line of a chain. Does not verify the hash. */
  public static Optional<AuditLine> read(String line) {
    try {
      return Json.of(new JsonText(line))
          .filter(Json.Members.class::isInstance)
          .map(json -> line((Json.Members) json));
    } catch (RuntimeException e) {
      // A line that was edited by hand: the check of the chain reports it.
      return Optional.empty();
    }
  }

  private static AuditLine line(Json.Members json) {
    return new AuditLine(
        number(json, "seq").orElseThrow(),
        number(json, "of"),
        new AuditRecord(
            Instant.parse(text(json, "at").orElseThrow()),
            text(json, "actor").orElseThrow(),
            text(json, "tenant").map(TenantId::new),
            text(json, "action").orElseThrow(),
            text(json, "object").orElseThrow(),
            text(json, "project").map(ProjectId::new),
            text(json, "address"),
            text(json, "correlation_id"),
            AuditRecord.Outcome.valueOf(
                text(json, "outcome").orElseThrow().toUpperCase(Locale.ROOT)),
            text(json, "before"),
            text(json, "after")));
  }

  private static Optional<String> text(Json.Members json, String name) {
    return json.find(name).map(value -> ((Json.Text) value).value());
  }

  private static Optional<Long> number(Json.Members json, String name) {
    return json.find(name).map(value -> ((Json.Figure) value).value().longValueExact());
  }
}
