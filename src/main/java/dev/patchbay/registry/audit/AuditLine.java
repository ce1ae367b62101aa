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
 * A record as a line of JSON in its chain. Members always stand in the same order, so that equal
 * records are equal lines.
 *
 * @param seq grows by one from line to line
 * @param of the {@code seq} of the pending record that this one tells the outcome of
 */
public record AuditLine(long seq, Optional<Long> of, AuditRecord record) {

  /** Without what {@link AuditChain} puts ahead of it. */
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

  /** Empty for what is no line of a chain. Checks nothing. */
  public static Optional<AuditLine> read(String line) {
    try {
      return Json.of(new JsonText(line))
          .filter(Json.Members.class::isInstance)
          .map(json -> line((Json.Members) json));
    } catch (RuntimeException e) {
      // Somebody has written into the file: the check of the chain is what tells.
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
