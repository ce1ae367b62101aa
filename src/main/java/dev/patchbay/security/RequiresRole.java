package dev.patchbay.security;

import dev.patchbay.model.Role;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which roles may do this; one of them is enough, and so is a role that includes one of them. Every
 * method of a resource and every method of MCP has it: what has not is refused to everybody.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.FIELD})
public @interface RequiresRole {
  Role[] value();
}
