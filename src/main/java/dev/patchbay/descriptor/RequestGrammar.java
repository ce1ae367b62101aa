package dev.patchbay.descriptor;

import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.Rule;
import dev.patchbay.model.manifest.ContentCharset;
import dev.patchbay.model.manifest.ErrorMessages;
import dev.patchbay.model.manifest.HeaderName;
import dev.patchbay.model.manifest.RequestMapping;
import dev.patchbay.model.manifest.ResponseMapping;
import dev.patchbay.model.manifest.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Grammar of {@code request}, {@code response} and {@code errors} of a tool; omits invalid parts.
 */
final class RequestGrammar {
  private static final Map<String, RequestMapping.BodyType> BODY_TYPES = new LinkedHashMap<>();

  static {
    BODY_TYPES.put("json", RequestMapping.BodyType.JSON);
    BODY_TYPES.put("form", RequestMapping.BodyType.FORM);
    BODY_TYPES.put("text", RequestMapping.BodyType.TEXT);
  }

  private final Values values;

  RequestGrammar(Values values) {
    this.values = values;
  }

  RequestMapping request(Node node) {
    Optional<Members> found = values.members(node);
    if (found.isEmpty()) {
      return RequestMapping.DEFAULT;
    }
    Members members = found.get();
    Map<String, JsonText> query = members.find("query").map(this::query).orElse(Map.of());
    Optional<Node> headersNode = members.find("headers");
    Map<String, String> headers = headersNode.map(this::headers).orElse(Map.of());
    Optional<JsonText> body = members.find("body").map(Values::json);
    Optional<RequestMapping.BodyType> bodyType =
        members.find("body_type").flatMap(type -> values.choice(type, Rule.BODY, BODY_TYPES));
    members.refuseUnknown();
    return values
        .problems()
        .relocate(
            headersNode.orElse(node), () -> new RequestMapping(query, headers, body, bodyType))
        .orElse(RequestMapping.DEFAULT);
  }

  private Map<String, JsonText> query(Node node) {
    Map<String, JsonText> query = new LinkedHashMap<>();
    each(
        node,
        (key, member) -> {
          Node value = member.value();
          if (value instanceof Node.Scalar scalar && scalar.kind() != Node.Kind.NULL) {
            query.put(key, Values.json(scalar));
          } else {
            values.wrongType("a text, a number, true or false", value, Optional.empty());
          }
        });
    return query;
  }

  private Map<String, String> headers(Node node) {
    Map<String, String> headers = new LinkedHashMap<>();
    each(
        node,
        (key, member) -> {
          boolean legal =
              values
                  .problems()
                  .check(member.value().path(), member.keyMark(), () -> HeaderName.checked(key));
          Optional<String> value = values.text(member.value(), text -> checked(key, text));
          if (legal && value.isPresent()) {
            headers.put(key, value.get());
          }
        });
    return headers;
  }

  private static String checked(String name, String value) {
    if (name.equalsIgnoreCase("Content-Type")) {
      ContentCharset.of(value);
    }
    return RequestMapping.checkHeader(value);
  }

  ResponseMapping response(Node node) {
    Optional<Members> found = values.members(node);
    if (found.isEmpty()) {
      return ResponseMapping.DEFAULT;
    }
    Members members = found.get();
    Optional<String> pointer =
        members.find("pointer").flatMap(each -> values.text(each, ResponseMapping::checkPointer));
    List<String> include = pointers(members.find("include"));
    List<String> exclude = pointers(members.find("exclude"));
    ResponseMapping.Rest rest = new ResponseGrammar(values).rest(members);
    members.refuseUnknown();
    return new ResponseMapping(pointer, include, exclude, rest);
  }

  private List<String> pointers(Optional<Node> node) {
    node.filter(list -> !values.isTrusted()).ifPresent(this::checkCount);
    return node.map(list -> values.texts(list, ResponseMapping::checkPointer)).orElse(List.of());
  }

  private void checkCount(Node node) {
    if (node instanceof Node.ArrayNode list
        && list.elements().size() > ResponseMapping.MOST_POINTERS) {
      values
          .problems()
          .add(
              Rule.POINTER_COUNT,
              "A list of pointers has at most "
                  + ResponseMapping.MOST_POINTERS
                  + "; this one has "
                  + list.elements().size()
                  + ".",
              node,
              Optional.of("Name the objects that hold these values."));
    }
  }

  ErrorMessages errors(Node node) {
    SortedMap<Integer, String> byStatus = new TreeMap<>();
    each(
        node,
        (key, member) -> {
          Optional<Integer> status =
              values
                  .problems()
                  .relocate(
                      member.value().path(), member.keyMark(), () -> ErrorMessages.status(key));
          Optional<String> message = values.members(member.value()).flatMap(this::message);
          status.ifPresent(code -> message.ifPresent(text -> byStatus.put(code, text)));
        });
    return new ErrorMessages(byStatus);
  }

  private Optional<String> message(Members members) {
    Optional<String> message =
        members.require("message").flatMap(node -> values.text(node, Texts::checkDescription));
    members.refuseUnknown();
    return message;
  }

  private void each(Node node, BiConsumer<String, Node.Member> action) {
    values.object(node).ifPresent(object -> object.members().forEach(action));
  }
}
