package cn.yishulai.http;

import static cn.yishulai.http.HttpRefusal.BODY_MALFORMED;
import static cn.yishulai.http.HttpRefusal.BODY_TYPE_UNSUPPORTED;
import static cn.yishulai.http.HttpRefusal.ROLE_NOT_ALLOWED;
import static cn.yishulai.people.PeopleRefusal.NOT_SIGNED_IN;
import static cn.yishulai.people.SecondFactorRefusal.SECOND_FACTOR_NEEDED;

import cn.yishulai.people.Callers;
import cn.yishulai.people.Standings;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets a request in when the contract's x-authz gives the caller's role any reach at all; how far it reaches (own, site)
 * is for the room to say, which knows whose thing it is. A route without a rule keeps the service from starting.
 */
@Provider
@Singleton
@Priority(Priorities.AUTHORIZATION)
class Authorisation implements ContainerRequestFilter {

    private static final String ANONYMOUS = "anonymous";

    private final ContractFile contract;
    private final Callers callers;
    private final Standings standings;
    private final Map<Method, ContractFile.Rule> rules = new HashMap<>();

    @Context
    ResourceInfo resource;

    Authorisation(ContractFile contract, Callers callers, Standings standings) {
        this.standings = standings;
        this.contract = contract;
        this.callers = callers;
    }

    void readRules(@Observes StartupEvent start) {
        List<String> without = Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(c -> c.isAnnotationPresent(Path.class))
                .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                .flatMap(this::withoutRule)
                .sorted()
                .toList();
        if (!without.isEmpty()) {
            throw new IllegalStateException("routes without x-authz in the contract: " + without);
        }
    }

    @Override
    public void filter(ContainerRequestContext request) {
        ContractFile.Rule rule = rules.get(resource.getResourceMethod());
        if (rule == null) {
            throw new IllegalStateException("a route without a rule: " + resource.getResourceMethod());
        }
        if (rule.readsToken()) {
            requireReach(rule);
        }
        if (rule.body().needed() && isEmpty(request)) {
            throw BODY_MALFORMED.because("this needs a body");
        }
        if (!isEmpty(request) && !rule.body().mayBe(request.getMediaType())) {
            throw BODY_TYPE_UNSUPPORTED.because("this media type is not taken here");
        }
    }

    /** What the contract calls the operation that a method of ours answers. */
    Optional<String> operation(Method method) {
        return Optional.ofNullable(rules.get(method)).map(ContractFile.Rule::operation);
    }

    private void requireReach(ContractFile.Rule rule) {
        boolean signedIn = signedIn();
        String role = signedIn ? callers.current().role().inContract() : ANONYMOUS;
        if (!rule.allows(role)) {
            throw signedIn
                    ? ROLE_NOT_ALLOWED.because("a %s may not do this".formatted(role))
                    : NOT_SIGNED_IN.because("this needs an access token");
        }
        if (signedIn && rule.standing() != ContractFile.Standing.ANY) {
            standings.require(callers.current(), callers.session(), rule.standing() == ContractFile.Standing.OPEN);
        }
        if (signedIn && !rule.allows(ANONYMOUS) && !rule.beforeSecondFactor() && callers.mustEnrol()) {
            throw SECOND_FACTOR_NEEDED.because("enrol a second factor first, then refresh the session");
        }
    }

    private static boolean isEmpty(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return (length == null || length.equals("0")) && request.getHeaderString("Transfer-Encoding") == null;
    }

    private boolean signedIn() {
        try {
            return callers.signedIn();
        } catch (AuthenticationFailedException e) {
            throw NOT_SIGNED_IN.because("this is not an access token of ours, or it is too old");
        }
    }

    private Stream<String> withoutRule(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .filter(verb -> !hasRule(verb, method))
                .map(verb -> verb + ' ' + template(method));
    }

    private boolean hasRule(String verb, Method method) {
        return contract.rule(verb, template(method))
                .map(rule -> rules.put(method, rule) == null)
                .orElse(false);
    }

    /** {@code /v1/copies/{code}} of {@code @Path("v1/copies")} and {@code @Path("{code: [^/]+}")}. */
    private static String template(Method method) {
        String path =
                value(method.getDeclaringClass().getAnnotation(Path.class)) + value(method.getAnnotation(Path.class));
        String plain = path.replaceAll("/+", "/").replaceAll("\\{\\s*(\\w+)\\s*:(?:[^{}]|\\{[^}]*})*}", "{$1}");
        return plain.endsWith("/") && plain.length() > 1 ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static String value(Annotation path) {
        return path instanceof Path p ? (p.value().startsWith("/") ? p.value() : "/" + p.value()) : "";
    }
}
