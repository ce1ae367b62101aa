package dev.patchbay.api;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Response filter that empties the answer to OPTIONS down to {@code Allow}; servers fill its body
 * in different ways.
 */
@Provider
public class OptionsFilter implements ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    boolean options = request.getMethod().equals(HttpMethod.OPTIONS);
    if (options && response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
      response.setEntity(null);
      response.setStatusInfo(Response.Status.NO_CONTENT);
      response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
    }
  }
}
