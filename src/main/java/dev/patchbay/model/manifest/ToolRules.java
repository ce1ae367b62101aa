package dev.patchbay.model.manifest;

import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import java.util.ArrayList;
import java.util.List;

/** Rules between the parts of one tool. */
final class ToolRules {
  private ToolRules() {}

  static List<Problem> check(ConnectorTool tool, String pointer) {
    List<Problem> problems = new ArrayList<>();
    if (tool.endpoint() instanceof Endpoint.Http http) {
      checkBody(http.method(), tool.request(), pointer + "/request", problems);
    } else {
      checkHandler(tool, pointer, problems);
    }
    return problems;
  }

  private static void checkBody(
      Endpoint.Method method, RequestMapping request, String pointer, List<Problem> problems) {
    String bodyPointer = pointer + "/body";
    boolean mapped = request.body().isPresent() || request.bodyType().isPresent();
    if (mapped && (method == Endpoint.Method.GET || method == Endpoint.Method.HEAD)) {
      problems.add(
          Problem.at(
                  request.body().isPresent() ? bodyPointer : pointer + "/body_type",
                  Rule.BODY,
                  "A " + method + " request has no body.")
              .suggesting("Name the METHOD in the endpoint, such as POST."));
    }
    char first = request.body().map(body -> body.text().charAt(0)).orElse(' ');
    RequestMapping.BodyType type = request.bodyType().orElse(RequestMapping.BodyType.JSON);
    if (type == RequestMapping.BodyType.TEXT && first != '"') {
      problems.add(Problem.at(bodyPointer, Rule.BODY, "A body of type text is a string."));
    }
    if (type == RequestMapping.BodyType.FORM && first != ' ' && first != '{') {
      problems.add(
          Problem.at(bodyPointer, Rule.BODY, "A body of type form is an object of fields."));
    }
  }

  private static void checkHandler(ConnectorTool tool, String pointer, List<Problem> problems) {
    if (!tool.request().equals(RequestMapping.DEFAULT)) {
      problems.add(
          Problem.at(
              pointer + "/request",
              Rule.ENDPOINT,
              "A tool on a handler in the server has no request mapping."));
    }
    if (!tool.errors().equals(ErrorMessages.NONE)) {
      problems.add(
          Problem.at(
              pointer + "/errors",
              Rule.ENDPOINT,
              "A tool on a handler in the server has no HTTP statuses."));
    }
  }
}
