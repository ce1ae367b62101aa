package dev.patchbay.security;

import dev.patchbay.model.Role;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Roles of which a caller needs one; a role that includes it is enough too. Every REST method and
 * every MCP method has this annotation; a method without it is refused to all callers.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.FIELD})
public @interface RequiresRole {
  Role[] value();
}
